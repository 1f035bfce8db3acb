package datajoint.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datajoint.model.DeclarationException;
import org.junit.jupiter.api.Test;

class DefinitionBuilderTest {
    @Test
    void aProgramWritesTheSameDefinitionAsAPerson() {
        TableDefinition built = DefinitionBuilder.of("One recording")
                .keyReference("Mouse")
                .key("session_idx", "int32", "")
                .attribute("session_date", "date", "")
                .attribute("rig", "varchar(16)", "name on the door")
                .withDefault("A")
                .attribute("signal", "<samples@raw>", "volts")
                .orNull()
                .nullableReference("lab.User")
                .uniqueIndex("rig", "session_date")
                .build();

        assertThat(built).isEqualTo(DefinitionParser.parse("""
                                # One recording
                                -> Mouse
                                session_idx : int32
                                ---
                                session_date : date
                                rig = "A" : varchar(16)    # name on the door
                                signal = null : <samples@raw>   # volts
                                -> [nullable] lab.User
                                unique index (rig, session_date)
                                """));
    }

    @Test
    void theKeyComesFirst() {
        assertThatThrownBy(() ->
                        DefinitionBuilder.of("").attribute("x", "int32", "").key("i", "int32", ""))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("Call key and keyReference before the others.");
    }

    @Test
    void whatTheParserRefusesCannotBeBuilt() {
        assertThatThrownBy(() -> DefinitionBuilder.of("").key("i", "int33", ""))
                .hasMessageContaining("Did you mean int32?");
        assertThatThrownBy(() -> DefinitionBuilder.of("").key("Id", "int32", "").build())
                .isInstanceOf(DefinitionException.class);
    }
}
