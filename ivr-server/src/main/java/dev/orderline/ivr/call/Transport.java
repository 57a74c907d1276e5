package dev.orderline.ivr.call;

/** How a call's audio comes to us. */
public enum Transport {
    /** Asterisk's chan_websocket: Asterisk times the frames. */
    WEBSOCKET,
    /** Asterisk's AudioSocket: we time them. */
    AUDIOSOCKET,
    /** Not at all: Asterisk plays sounds and tells of keys. */
    KEYPAD
}
