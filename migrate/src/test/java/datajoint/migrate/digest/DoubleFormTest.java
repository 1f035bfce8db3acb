package datajoint.migrate.digest;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.DataJoint;
import datajoint.TestConnection;
import datajoint.testkit.TestServer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DoubleFormTest {
    private static final int MANY = 2_000;

    static Stream<TestServer> servers() {
        return TestServer.available().filter(server -> !server.isPostgres());
    }

    /** Random bits are numbers of every size, and of 17 digits. */
    @ParameterizedTest
    @MethodSource("servers")
    void everyBitOfANumberIsInItsForm(TestServer server) {
        Random random = new Random(5);
        List<Double> numbers = new ArrayList<>(List.of(
                0.0,
                -0.0,
                1.0,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_NORMAL,
                -Double.MIN_NORMAL,
                -1.2345678901234567e-10,
                0.1,
                1e15,
                Math.scalb(1.0, 48),
                Math.nextDown(Math.scalb(1.0, 48)),
                Math.nextDown(1.0)));
        while (numbers.size() < MANY) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number) && Math.abs(number) >= Double.MIN_NORMAL) {
                numbers.add(number);
            }
            numbers.add(random.nextGaussian() * 1e-6);
        }
        try (DataJoint dj = TestConnection.to(server)) {
            List<Double> back = dj.database().connections().use("Writing numbers", connection -> {
                List<Double> found = new ArrayList<>();
                try (PreparedStatement select =
                        connection.prepareStatement("SELECT " + DoubleForm.sql("v.d") + " FROM (SELECT ? AS d) v")) {
                    for (double number : numbers) {
                        select.setDouble(1, number);
                        try (ResultSet row = select.executeQuery()) {
                            row.next();
                            found.add(DoubleForm.parse(row.getString(1)));
                        }
                    }
                }
                return found;
            });

            assertThat(back).isEqualTo(numbers);
        }
    }
}
