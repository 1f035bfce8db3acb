package datajoint.gc;

import com.fasterxml.jackson.databind.JsonNode;
import datajoint.model.StoreException;
import datajoint.store.Content;
import datajoint.store.MissingObjectException;
import datajoint.store.Store;
import datajoint.store.StoredObject;
import datajoint.value.JsonValues;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Says in the store that a collector works there, so that no second one does. One that a killed process of this machine
 * left is taken over; one of another machine has to be removed by hand.
 *
 * @param since when it was taken, by the store's clock, which is the one that the ages of objects go by
 */
record CollectorLock(Store store, String token, Instant since) implements AutoCloseable {
    static CollectorLock take(Store store, Clock clock) {
        String token = UUID.randomUUID().toString();
        byte[] text = JsonValues.text(owner(token, clock)).getBytes(StandardCharsets.UTF_8);
        if (!store.storage().putIfAbsent(Quarantine.LOCK, Content.of(text))) {
            Optional<JsonNode> other = read(store);
            other.filter(lock -> !isDead(lock)).ifPresent(lock -> {
                throw refusal(store, lock);
            });
            store.storage().delete(Quarantine.LOCK);
            if (!store.storage().putIfAbsent(Quarantine.LOCK, Content.of(text))) {
                throw refusal(store, read(store).orElseGet(() -> JsonValues.parse("{}")));
            }
        }
        Instant since = store.storage()
                .find(Quarantine.LOCK)
                .map(StoredObject::modified)
                .orElseThrow(() -> lost(store));
        return new CollectorLock(store, token, since);
    }

    /** @throws StoreException if somebody has removed it, so that another collector may be at work */
    void requireHeld() {
        if (!isHeld()) {
            throw lost(store);
        }
    }

    private boolean isHeld() {
        return read(store)
                .filter(lock -> lock.path("token").asText().equals(token))
                .isPresent();
    }

    static void remove(Store store) {
        store.storage().delete(Quarantine.LOCK);
    }

    @Override
    public void close() {
        if (isHeld()) {
            remove(store);
        }
    }

    private static Map<String, Object> owner(String token, Clock clock) {
        Map<String, Object> owner = new LinkedHashMap<>();
        owner.put("token", token);
        owner.put("user", System.getProperty("user.name"));
        owner.put("host", host());
        owner.put("process", ProcessHandle.current().pid());
        owner.put("since", clock.instant().toString());
        return owner;
    }

    private static Optional<JsonNode> read(Store store) {
        try {
            return Optional.of(
                    JsonValues.parse(new String(store.storage().readAll(Quarantine.LOCK), StandardCharsets.UTF_8)));
        } catch (MissingObjectException e) {
            return Optional.empty();
        }
    }

    /** Known for certain on the same machine only. */
    private static boolean isDead(JsonNode lock) {
        return lock.path("host").asText().equals(host())
                && ProcessHandle.of(lock.path("process").asLong()).isEmpty();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown " + UUID.randomUUID();
        }
    }

    private static StoreException refusal(Store store, JsonNode lock) {
        return new StoreException(
                "Store '%s' is being collected since %s by %s on %s, process %s."
                        .formatted(
                                store,
                                lock.path("since").asText(),
                                lock.path("user").asText(),
                                lock.path("host").asText(),
                                lock.path("process").asText()),
                "Wait for it; if that process is no more: dj gc %s --unlock.".formatted(store));
    }

    private static StoreException lost(Store store) {
        return new StoreException(
                "Store '%s': somebody removed the lock of this collection.".formatted(store),
                "See that no other collection runs, and run it again; nothing is lost.");
    }
}
