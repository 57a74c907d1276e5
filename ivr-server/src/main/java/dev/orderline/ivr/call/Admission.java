package dev.orderline.ivr.call;

/** Decides where a call goes before anything is said. Thread-safe; never waits. */
public interface Admission {
    Route admit(Caller caller);
}
