package datajoint.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that is done by several threads. */
class WorkersTest {
    private final List<Integer> items = IntStream.range(0, 200).boxed().toList();
    private final Workers workers = new Workers();

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void resultsComeInTheOrderOfTheItems() {
        assertThat(workers.each(items, item -> item * 2))
                .isEqualTo(items.stream().map(item -> item * 2).toList());
        assertThat(workers.each(List.of(), item -> item)).isEmpty();
    }

    @Test
    void workWithinWorkDoesNotWaitForItself() {
        assertThat(workers.each(
                        items, item -> workers.each(items, inner -> inner).size()))
                .containsOnly(items.size());
    }

    @Test
    void aFailureIsThrownWhenNothingIsAtWorkAnyMore() {
        Queue<Integer> running = new ConcurrentLinkedQueue<>();

        assertThatThrownBy(() -> workers.each(items, item -> {
                    running.add(item);
                    try {
                        if (item == 20) {
                            throw new IllegalStateException("twenty");
                        }
                        return item;
                    } finally {
                        running.remove(item);
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("twenty");
        assertThat(running).isEmpty();
    }
}
