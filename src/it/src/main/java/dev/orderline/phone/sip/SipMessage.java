package dev.orderline.phone.sip;

/** A SIP message. Its text may hold personal data (numbers), so it goes into no log. */
public sealed interface SipMessage {
    SipHeaders headers();

    /** Empty when there is none. */
    String body();

    /** The dialog it belongs to. */
    default String callId() {
        return headers().first("Call-ID").orElse("");
    }

    /** The method in CSeq: what is asked, or what is answered. */
    default String sequenceMethod() {
        String sequence = headers().first("CSeq").orElse("");
        return sequence.substring(sequence.indexOf(' ') + 1).strip();
    }

    /** The tag parameter of From or To; empty when there is none. */
    default String tag(String header) {
        String value = headers().first(header).orElse("");
        int parameters = value.indexOf('>') + 1;
        for (String parameter : value.substring(parameters).split(";", -1))
            if (parameter.strip().startsWith("tag=")) return parameter.strip().substring(4);
        return "";
    }

    /**
     * @param target the Request-URI
     */
    record Request(String method, String target, SipHeaders headers, String body)
            implements SipMessage {
        @Override
        public String toString() {
            return method;
        }
    }

    /**
     * @param status 100 to 699
     */
    record Response(int status, String reason, SipHeaders headers, String body)
            implements SipMessage {
        public Response {
            if (status < 100 || status > 699)
                throw new IllegalArgumentException("not a status: " + status);
        }

        public boolean isProvisional() {
            return status < 200;
        }

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return Integer.toString(status);
        }
    }
}
