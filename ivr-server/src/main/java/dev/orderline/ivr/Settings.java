package dev.orderline.ivr;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.air.Station.Extensions;
import dev.orderline.ivr.flow.OpeningHours;
import dev.orderline.ivr.outbox.Contact.Service;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be set, read once at start. {@code defaults.properties} beside this class lists and
 * explains every key.
 */
public record Settings(
        Shop shop,
        Calls calls,
        Outgoing outgoing,
        Pages pages,
        Listen listen,
        Folders folders,
        Database database,
        Threads threads,
        Bench bench) {
    /**
     * @param name as its customers know it
     * @param returns where things are sent back to
     */
    public record Shop(ZoneId zone, OpeningHours hours, String name, Address returns) {}

    /**
     * @param capacity calls at once
     * @param audioSocket dialled numbers whose audio comes by AudioSocket
     * @param flow that answers
     * @param flows that answer dialled numbers of their own
     */
    public record Calls(
            int capacity,
            Set<String> audioSocket,
            String flow,
            Map<String, String> flows,
            Duration drain) {
        /** Which flow answers which number. */
        public Extensions extensions() {
            return new Extensions(flows, flow);
        }
    }

    /**
     * Those outside who do something for us; each is empty where we do it ourselves. Their keys are
     * in files of {@link Folders#secrets}.
     *
     * @param allowed hosts and networks that may be asked though they are not public
     * @param orders the file that maps the orders of the shop's own system
     * @param webhooks who is told of events
     * @param keepLetters how long what stood in letters that could not be sent is kept
     */
    public record Outgoing(
            List<String> allowed,
            String orders,
            String payments,
            String labels,
            String webhooks,
            Mail mail,
            Messages messages,
            Printing printing,
            Period keepLetters) {
        public Outgoing {
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * @param server host and port
     * @param sender an address of e-mail
     * @param user who has a password; empty for nobody
     */
    public record Mail(String server, boolean startTls, String sender, String user) {}

    /**
     * @param sms from which number; empty for none
     * @param whatsApp likewise
     */
    public record Messages(String url, String account, String sms, String whatsApp) {
        /** From which number each service sends; a service without one does not. */
        Map<Service, String> senders() {
            Map<Service, String> senders = new EnumMap<>(Service.class);
            if (!sms.isEmpty()) senders.put(Service.SMS, sms);
            if (!whatsApp.isEmpty()) senders.put(Service.WHATSAPP, whatsApp);
            return senders;
        }

        /** What can be sent by; what we keep ourselves, in a file, by any. */
        Set<Service> services() {
            return url.isEmpty() ? EnumSet.allOf(Service.class) : senders().keySet();
        }
    }

    /**
     * @param paper letter, A4, or empty for what is usual where things are sent back to
     * @param gs1Prefix of the shop; empty for numbers of our own
     */
    public record Printing(String paper, String gs1Prefix) {}

    /**
     * Pages for customers.
     *
     * @param url by which they reach {@link Listen#pages}, without a slash at its end; empty for
     *     that listener itself
     * @param keepPhotos how long photos are kept
     */
    public record Pages(String url, Period keepPhotos) {}

    /**
     * Address and ports of the server and of the lifeboat, of which 0 takes a free one; and
     * Asterisk's ports, on loopback, by which {@code scripts/asterisk} configures it.
     */
    public record Listen(
            String address,
            int media,
            int audioSocket,
            int agi,
            int lifeboat,
            int console,
            int pages,
            int sip,
            Ports rtp) {}

    /** The UDP ports from {@code first} to {@code last}. */
    public record Ports(int first, int last) {
        public Ports {
            if (first < 1 || first > last || last > 65_535)
                throw new IllegalArgumentException("write 20000-24999");
        }

        static Ports parse(String text) {
            String[] ends = text.split("-", -1);
            if (ends.length != 2) throw new IllegalArgumentException("write 20000-24999");
            return new Ports(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }
    }

    public record Folders(Path data, Path model, Path dialplans) {
        public Path secrets() {
            return data.resolve("secrets");
        }

        public Path recordings() {
            return data.resolve("recordings");
        }

        /** The drafts of flows. */
        public Path flows() {
            return dialplans.resolve("flows");
        }

        /** The draft of the policy for returns. */
        public Path policy() {
            return dialplans.resolve("policy/returns.yaml");
        }

        /** The texts of letters. */
        public Path letters() {
            return dialplans.resolve("letters/letters.yaml");
        }
    }

    /**
     * @param url of the shop's own database; empty for the one we bring along
     */
    public record Database(String url, int port) {}

    /** Platform threads for what keeps a core busy. */
    public record Threads(int decoding, int rendering) {}

    /**
     * @param sentences rendered all the time, beside the calls' own
     */
    public record Bench(int sentences) {}

    /**
     * Environment variables that change a setting; {@code scripts/lib/ports.sh} knows the same, for
     * Asterisk's side of these ports.
     */
    private static final Map<String, String> VARIABLES =
            Map.of(
                    "ORDERLINE_MEDIA_PORT", "listen.media",
                    "ORDERLINE_AUDIOSOCKET_PORT", "listen.audiosocket",
                    "ORDERLINE_AGI_PORT", "listen.agi",
                    "ORDERLINE_LIFEBOAT_PORT", "listen.lifeboat",
                    "ORDERLINE_CONSOLE_PORT", "listen.console",
                    "ORDERLINE_PAGES_PORT", "listen.pages",
                    "ORDERLINE_SIP_PORT", "listen.sip",
                    "ORDERLINE_RTP_PORTS", "listen.rtp");

    /** As {@link #read(Map, Map)}, in this process's environment. */
    public static Settings read(Map<String, String> overrides) {
        return read(overrides, System.getenv());
    }

    /**
     * Reads the defaults, then {@code orderline.properties} in the data folder if it is there, then
     * the variables {@code ORDERLINE_..._PORT} of {@code environment}, then {@code overrides}.
     *
     * @throws IllegalArgumentException for a key that does not exist or a value that does not fit;
     *     the message names the key
     * @throws UncheckedIOException if the file is there and cannot be read
     */
    static Settings read(Map<String, String> overrides, Map<String, String> environment) {
        Properties all = defaults();
        override(all, overrides, "the command line");
        Path file = Path.of(all.getProperty("folder.data"), "orderline.properties");
        if (Files.exists(file)) {
            var own = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                own.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
            override(
                    all,
                    own.stringPropertyNames().stream()
                            .collect(Collectors.toMap(Function.identity(), own::getProperty)),
                    file.toString());
        }
        VARIABLES.forEach((variable, key) -> {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) all.setProperty(key, value);
        });
        override(all, overrides, "the command line");
        return of(all);
    }

    private static Properties defaults() {
        var defaults = new Properties();
        try (InputStream in = Settings.class.getResourceAsStream("defaults.properties")) {
            defaults.load(new InputStreamReader(Objects.requireNonNull(in), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read our own defaults", e);
        }
        return defaults;
    }

    private static void override(Properties all, Map<String, String> with, String source) {
        with.forEach((key, value) -> {
            if (!all.containsKey(key)) {
                throw new IllegalArgumentException(
                        "unknown setting "
                                + key
                                + " in "
                                + source
                                + "; known: "
                                + String.join(
                                        ", ",
                                        all.stringPropertyNames().stream().sorted().toList()));
            }
            all.setProperty(key, value);
        });
    }

    private static Settings of(Properties all) {
        ZoneId zone = read(all, "shop.zone", ZoneId::of);
        return new Settings(
                new Shop(
                        zone,
                        read(all, "shop.hours", OpeningHours::parse),
                        read(all, "shop.name", Settings::name),
                        read(all, "shop.returns", Settings::address)),
                new Calls(
                        number(all, "calls.capacity", 1, 10_000),
                        Stream.of(all.getProperty("calls.audiosocket").split(","))
                                .map(String::strip)
                                .filter(extension -> !extension.isEmpty())
                                .collect(Collectors.toSet()),
                        read(all, "calls.flow", Settings::flow),
                        read(all, "calls.flows", Settings::flows),
                        Duration.ofSeconds(number(all, "calls.drain-seconds", 0, 3_600))),
                outgoing(all),
                new Pages(
                        read(all, "pages.url", Settings::pages),
                        Period.ofDays(number(all, "photos.keep-days", 1, 3_650))),
                new Listen(
                        all.getProperty("listen.address"),
                        number(all, "listen.media", 0, 65_535),
                        number(all, "listen.audiosocket", 0, 65_535),
                        number(all, "listen.agi", 0, 65_535),
                        number(all, "listen.lifeboat", 0, 65_535),
                        number(all, "listen.console", 0, 65_535),
                        number(all, "listen.pages", 1, 65_535),
                        number(all, "listen.sip", 1, 65_535),
                        read(all, "listen.rtp", Ports::parse)),
                new Folders(
                        read(all, "folder.data", Path::of),
                        read(all, "folder.model", Path::of),
                        read(all, "folder.dialplans", Path::of)),
                new Database(
                        all.getProperty("database.url"), number(all, "database.port", 0, 65_535)),
                new Threads(
                        orCores(number(all, "threads.decoding", 0, 256)),
                        number(all, "threads.rendering", 1, 64)),
                new Bench(number(all, "bench.sentences", 0, 100)));
    }

    private static Outgoing outgoing(Properties all) {
        return new Outgoing(
                Stream.of(all.getProperty("outgoing.allowed").split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList(),
                text(all, "orders.rest"),
                text(all, "payments.url"),
                text(all, "labels.url"),
                text(all, "webhooks.url"),
                new Mail(
                        text(all, "mail.server"),
                        read(all, "mail.encryption", Settings::startTls),
                        text(all, "mail.sender"),
                        text(all, "mail.user")),
                new Messages(
                        text(all, "messages.url"),
                        text(all, "messages.account"),
                        text(all, "messages.sms"),
                        text(all, "messages.whatsapp")),
                new Printing(text(all, "labels.paper"), text(all, "labels.gs1-prefix")),
                Period.ofDays(number(all, "letters.keep-days", 1, 3_650)));
    }

    private static String text(Properties all, String key) {
        return all.getProperty(key).strip();
    }

    private static boolean startTls(String text) {
        return switch (text) {
            case "starttls" -> true;
            case "none" -> false;
            default -> throw new IllegalArgumentException("write starttls or none");
        };
    }

    private static String name(String text) {
        if (!text.matches("[^\\p{Cntrl}]{1,60}"))
            throw new IllegalArgumentException("write a name of 1 to 60 characters");
        return text;
    }

    private static Address address(String text) {
        List<String> parts = Stream.of(text.split(";", -1)).map(String::strip).toList();
        if (parts.size() != 5
                || parts.stream().anyMatch(part -> !part.matches("[^\\p{Cntrl}]{1,60}"))
                || !parts.getLast().matches("[A-Z]{2}"))
            throw new IllegalArgumentException(
                    "write name; street; town; postcode; country, such as US");
        return new Address(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }

    private static String pages(String url) {
        if (!url.isEmpty()
                && !url.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,100}(/[A-Za-z0-9._-]{1,50})*"))
            throw new IllegalArgumentException("write https://photos.example, or nothing");
        return url;
    }

    private static String flow(String name) {
        if (!name.matches("[a-z][a-z0-9-]{0,59}"))
            throw new IllegalArgumentException("write a flow's name, such as welcome");
        return name;
    }

    private static Map<String, String> flows(String text) {
        Map<String, String> flows = new TreeMap<>();
        for (String part : List.of(text.split(","))) {
            if (part.isBlank()) continue;
            String[] pair = part.strip().split("=", -1);
            if (pair.length != 2 || !pair[0].matches("[0-9A-Za-z+]{1,32}"))
                throw new IllegalArgumentException("write 102=store, 103=returns");
            flows.put(pair[0], flow(pair[1]));
        }
        return flows;
    }

    private static int orCores(int threads) {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private static int number(Properties all, String key, int min, int max) {
        int number = read(all, key, Integer::parseInt);
        if (number < min || number > max) {
            throw new IllegalArgumentException(
                    key + " must be from " + min + " to " + max + ", not " + number);
        }
        return number;
    }

    private static <T> T read(Properties all, String key, Function<String, T> reader) {
        String value = all.getProperty(key).strip();
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    key + " = " + value + " does not fit: " + e.getMessage(), e);
        }
    }
}
