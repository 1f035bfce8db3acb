package datajoint.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "Session, session",
        "SessionTrial, session_trial",
        "Scan2Photon, scan2_photon",
        "ProcessedEMG, processed_e_m_g",
        "mouseId, mouse_id",
    })
    void capitalsBecomeUnderscoresAsInPython(String camel, String snake) {
        assertThat(Names.toSnake(camel)).isEqualTo(snake);
    }

    @ParameterizedTest
    @CsvSource({"'#look_up', LookUp", "session, Session", "__spike_train, SpikeTrain", "scan2_photon, Scan2Photon"})
    void storedNamesBecomeClassNames(String stored, String className) {
        assertThat(Names.toClassName(stored)).isEqualTo(className);
    }

    @ParameterizedTest
    @CsvSource({"mouse_id, mouseId", "x, x", "session_date_2, sessionDate2"})
    void attributesBecomeComponents(String snake, String camel) {
        assertThat(Names.toCamel(snake)).isEqualTo(camel);
    }
}
