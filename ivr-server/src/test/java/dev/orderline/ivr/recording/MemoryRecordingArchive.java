package dev.orderline.ivr.recording;

import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.RecordingArchive;
import dev.orderline.ivr.call.RecordingEnd;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the ends of recordings as long as a test lasts. Thread-safe. */
public final class MemoryRecordingArchive implements RecordingArchive {
    private final Map<CallId, RecordingEnd> ends = new ConcurrentHashMap<>();
    private final Set<CallId> refused = ConcurrentHashMap.newKeySet();

    /** What was told last of each recording. */
    Map<CallId, RecordingEnd> ends() {
        return Map.copyOf(ends);
    }

    /** Writes down that the caller of {@code call} did not want to be recorded. */
    void refuse(CallId call) {
        refused.add(call);
    }

    @Override
    public void on(CallId call, RecordingEnd end) {
        ends.put(call, end);
    }

    @Override
    public boolean isRefused(CallId call) {
        return refused.contains(call);
    }
}
