package dev.orderline.ivr.call;

/** Where calls are recorded. Thread-safe. */
public interface Recordings {
    /** Keeps nothing. */
    Recordings NONE =
            _ ->
                    new Recording() {
                        @Override
                        public void append(short[] stereo) {}

                        @Override
                        public void discard() {}

                        @Override
                        public void close() {}
                    };

    /** Begins the recording of {@code call}. */
    Recording open(CallId call);

    /**
     * The recording of one call: caller left, we right, 8000 Hz, from the call's first frame on.
     * Used on the call's thread; nothing here but {@link #discard} waits for a disk. A recording
     * that fails is logged and given up; the call goes on.
     */
    interface Recording extends AutoCloseable {
        /**
         * Adds a decided stretch; what is added here will be heard by supervisors.
         *
         * @param stereo samples, caller's and ours by turns; the receiver owns it from now on
         */
        void append(short[] stereo);

        /**
         * Removes all that was recorded; nothing more will come. Waits for the disk, so that after
         * this the caller can be told: call it beside the audio, while the call's thread does
         * nothing else with this recording. Idempotent.
         */
        void discard();

        /** Finishes: from now on the recording is a whole file with a checksum. Idempotent. */
        @Override
        void close();
    }
}
