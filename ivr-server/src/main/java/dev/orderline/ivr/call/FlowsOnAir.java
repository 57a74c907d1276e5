package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.CompiledFlow;

/** Which version of which flow a call goes by. Thread-safe. */
public interface FlowsOnAir {
    /** The flow for a call that begins now, which keeps it until it ends. Never waits. */
    Airing take(Caller caller);

    /** A flow in use by one call. */
    interface Airing extends AutoCloseable {
        CompiledFlow flow();

        /** The call has ended. */
        @Override
        void close();
    }

    /** Always the same one, for ever. */
    static FlowsOnAir of(CompiledFlow flow) {
        var airing =
                new Airing() {
                    @Override
                    public CompiledFlow flow() {
                        return flow;
                    }

                    @Override
                    public void close() {}
                };
        return _ -> airing;
    }
}
