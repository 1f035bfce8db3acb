package datajoint.codec.array;

import static org.assertj.core.api.Assertions.assertThat;

import datajoint.testkit.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random views of views, beside what numpy makes of the same steps. */
class NumpyViewsTest {
    private static final String SCRIPT = """
            import sys, numpy as np
            for line in open(sys.argv[1]):
                shape, *steps = line.strip('\\n').split(';')
                shape = eval(shape)
                a = np.arange(int(np.prod(shape)), dtype='<i4').reshape(shape)
                for step in steps:
                    a = eval(step)
                print(a.shape, a.flags.c_contiguous, a.flags.f_contiguous, a.ravel().tolist())
            """;

    @Test
    void viewsHaveTheElementsThatNumpySays(@TempDir Path folder) throws IOException {
        Random random = new Random(20);
        List<Trial> trials =
                IntStream.range(0, 400).mapToObj(i -> new Trial(random)).toList();
        Path steps = Files.write(
                folder.resolve("steps"), trials.stream().map(Trial::numpy).toList());

        List<String> printed =
                Python.DATAJOINT_2.run(SCRIPT, steps.toString()).lines().toList();

        assertThat(printed).hasSize(trials.size());
        for (int i = 0; i < printed.size(); i++) {
            assertThat(trials.get(i).printed()).as(trials.get(i).numpy()).isEqualTo(printed.get(i));
        }
    }

    private static final class Trial {
        private final List<String> steps = new ArrayList<>();
        private NdArray array;

        Trial(Random random) {
            int[] shape = random.ints(1 + random.nextInt(4), 1, 6).toArray();
            steps.add(tuple(shape));
            array = NdArray.of(IntStream.range(0, Shape.size(shape)).toArray()).reshape(shape);
            for (int i = random.nextInt(5); i > 0; i--) {
                step(random, random.nextInt(5));
            }
        }

        private void step(Random random, int kind) {
            int dimensions = array.dimensions();
            int dimension = dimensions == 0 ? 0 : random.nextInt(dimensions);
            int length = dimensions == 0 ? 0 : array.shape()[dimension];
            if (kind == 0) {
                steps.add("a.T");
                array = array.transpose();
            } else if (kind == 1 && array.size() > 0) {
                int[] shape = {array.size(), 1};
                steps.add("np.ascontiguousarray(a).reshape(%s)".formatted(tuple(shape)));
                array = array.reshape(shape);
            } else if (kind == 2 && length > 0) {
                int index = random.nextInt(length);
                steps.add("a[%s%d]".formatted(":,".repeat(dimension), index));
                array = array.select(dimension, index);
            } else if (kind == 3 && dimensions > 1) {
                List<Integer> order =
                        new ArrayList<>(IntStream.range(0, dimensions).boxed().toList());
                Collections.shuffle(order, random);
                int[] numbers = order.stream().mapToInt(Integer::intValue).toArray();
                steps.add("a.transpose(%s)".formatted(tuple(numbers)));
                array = array.permute(numbers);
            } else if (length > 0) {
                slice(random, dimension, length);
            }
        }

        private void slice(Random random, int dimension, int length) {
            int from = random.nextInt(length);
            int by = 1 + random.nextInt(2);
            if (random.nextBoolean()) {
                int to = from + random.nextInt(length - from + 1);
                steps.add("a[%s%d:%d:%d]".formatted(":,".repeat(dimension), from, to, by));
                array = array.slice(dimension, from, to, by);
            } else {
                String colons = ":,".repeat(dimension);
                steps.add("a[%s%d::-%d]".formatted(colons, from, by));
                array = array.slice(dimension, from, -1, -by);
            }
        }

        String numpy() {
            return String.join(";", steps);
        }

        String printed() {
            assertThat(array.toInts())
                    .isEqualTo(Arrays.stream(array.toLongs())
                            .mapToInt(i -> (int) i)
                            .toArray());
            assertThat(array.longs().toArray()).isEqualTo(array.toLongs());
            assertThat(array.toDoubles()).isEqualTo(array.doubles().toArray());
            assertThat(NdArray.columnMajor(array.dtype(), array.shape(), array.columnMajorBytes()))
                    .isEqualTo(array)
                    .hasSameHashCodeAs(array);
            String numbers = array.longs().mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
            return "%s %s %s %s"
                    .formatted(
                            tuple(array.shape()), python(array.isRowMajor()), python(array.isColumnMajor()), numbers);
        }

        private static String python(boolean truth) {
            return truth ? "True" : "False";
        }

        private static String tuple(int[] numbers) {
            return DTypeText.tuple(Arrays.stream(numbers).boxed().toList());
        }
    }
}
