package dev.orderline.ivr.outbox;

import java.util.regex.Pattern;

/** Where a customer can be written to. {@code toString} hides it: it is personal data. */
public sealed interface Contact {
    /**
     * An address of e-mail, of what RFC 5321 allows only what people have: no quotes, no spaces.
     */
    record Email(String address) implements Contact {
        /** RFC 5321, 4.5.3.1: 254 octets in all. */
        private static final int LONGEST = 254;

        private static final Pattern ADDRESS =
                Pattern.compile(
                        "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                                + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

        public Email {
            if (address.length() > LONGEST || !ADDRESS.matcher(address).matches())
                throw new IllegalArgumentException("not an address of e-mail");
        }

        @Override
        public String toString() {
            return "Email[...]";
        }
    }

    /** A telephone that takes short messages, in E.164: a plus and up to 15 digits. */
    record Mobile(String number, Service service) implements Contact {
        private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

        public Mobile {
            if (!NUMBER.matcher(number).matches())
                throw new IllegalArgumentException("not a number in E.164");
        }

        @Override
        public String toString() {
            return "Mobile[..., " + service + "]";
        }
    }

    /** By which a telephone gets short messages. */
    enum Service {
        SMS,
        WHATSAPP
    }
}
