package datajoint.declare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.DeclarationException;
import datajoint.model.Tier;
import datajoint.mysql.MySqlBackends;
import datajoint.postgres.PostgresBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before a server sees it. */
class DeclarationCheckTest {
    private final Structures postgres = new Structures(new PostgresBackend("PostgreSQL 18"));
    private final Structures mysql = new Structures(MySqlBackends.mySql());

    @Test
    void aNameThatFitsIsTaken() {
        assertThat(mysql.addChecked(Tier.MANUAL, "A" + "b".repeat(63), "k : int32\n")
                        .name()
                        .table())
                .hasSize(64);
    }

    @Test
    void aNameIsShorterWhereConstraintsAreNamedAfterIt() {
        mysql.add(Tier.MANUAL, "Parent", "k : int32\n");

        assertThatThrownBy(() -> mysql.addChecked(Tier.MANUAL, "A" + "b".repeat(57), "-> Parent\n"))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("has 58 characters; 57 fit here");
        assertThatThrownBy(() -> postgres.addChecked(Tier.MANUAL, "A" + "b".repeat(63), "k : int32\n"))
                .hasMessageContaining("has 64 characters; 63 fit here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"longblob", "mediumtext"})
    void aKeyHasToBeComparable(String type) {
        assertThatThrownBy(() -> mysql.addChecked(Tier.MANUAL, "Mouse", "k : " + type + "\n"))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("'k : " + type + "' cannot be in the key of lab.mouse");
    }

    @Test
    void aCommentHasItsLimitWithTheMarkOfTheType() {
        String longest = "c".repeat(1024 - ":int32:".length());
        mysql.addChecked(Tier.MANUAL, "Mouse", "k : int32  # " + longest + "\n");

        assertThatThrownBy(() -> mysql.addChecked(Tier.MANUAL, "Mouse", "k : int32  # " + longest + "c\n"))
                .hasMessageContaining("Type and comment of 'k' in lab.mouse have more than 1024 characters");
        assertThatThrownBy(() -> mysql.addChecked(Tier.MANUAL, "Mouse", "# " + "c".repeat(2049) + "\nk : int32\n"))
                .hasMessageContaining("more than 2048 characters");
    }

    @Test
    void anIndexNamesAttributesThatAreThere() {
        assertThatThrownBy(() -> mysql.add(Tier.MANUAL, "Mouse", "k : int32\n---\nweight : float64\nindex (wieght)\n"))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("index on 'wieght'")
                .hasMessageContaining("Did you mean 'weight'?");
    }

    @Test
    void aRenameNamesAKeyAttributeOfTheOtherTable() {
        mysql.add(Tier.MANUAL, "Mouse", "mouse_id : int32\n");

        assertThatThrownBy(() -> mysql.add(Tier.MANUAL, "Pair", "-> Mouse.proj(left='mose_id')\n"))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("renames 'mose_id', which is not in the key of lab.mouse")
                .hasMessageContaining("Did you mean 'mouse_id'?");
    }

    @Test
    void aTableWithoutAKeyCannotBeReferredTo() {
        mysql.add(Tier.MANUAL, "Settings", "---\nvalue : int32\n");

        assertThatThrownBy(() -> mysql.add(Tier.MANUAL, "Use", "-> Settings\n"))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("has no key: it holds at most one row");
    }

    @Test
    void aComputedTableTakesItsKeyFromOthers() {
        mysql.add(Tier.MANUAL, "Mouse", "mouse_id : int32\n");
        mysql.addChecked(Tier.COMPUTED, "Mean", "-> Mouse\n");

        assertThatThrownBy(() -> mysql.addChecked(Tier.COMPUTED, "Unit", "-> Mouse\nunit : int32\n"))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("The key of computed table lab.__unit has attributes of its own: [unit]");
    }

    @Test
    void anAttributeThatComesWithAReferenceIsNotDeclaredAgain() {
        mysql.add(Tier.MANUAL, "Mouse", "mouse_id : int32\n");

        assertThatThrownBy(() -> mysql.add(Tier.MANUAL, "Session", "-> Mouse\nmouse_id : int32\n"))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("two attributes named 'mouse_id'");
    }

    @Test
    void anAttributeThatTwoReferencesBringIsOneAndKeepsTheLineageOfTheLast() {
        mysql.add(Tier.MANUAL, "Mouse", "mouse_id : int32\n");
        mysql.add(Tier.MANUAL, "Rat", "mouse_id : int32\n");

        var pair = mysql.add(Tier.MANUAL, "Pair", "-> Mouse\n-> Rat\n");

        assertThat(pair.primaryKey()).containsExactly("mouse_id");
        assertThat(pair.foreignKeys()).hasSize(2);
        assertThat(pair.heading().attribute("mouse_id").lineage()).hasToString("Optional[lab.rat.mouse_id]");
    }
}
