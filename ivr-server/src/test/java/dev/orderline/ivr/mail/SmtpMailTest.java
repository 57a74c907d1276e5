package dev.orderline.ivr.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.http.SelfSigned;
import dev.orderline.ivr.mail.SmtpServer.Encryption;
import dev.orderline.ivr.mail.SmtpServer.Login;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Message;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.Messenger.Sent.Undeliverable;
import dev.orderline.ivr.outbox.MessengerContract;
import dev.orderline.ivr.outbox.ProviderFailure;
import dev.orderline.ivr.outbox.Secret;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

@Timeout(60)
class SmtpMailTest extends MessengerContract {
    private static final String PASSWORD = "mail-password";
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final List<byte[]> letters = new CopyOnWriteArrayList<>();
    private final List<String> envelopes = new CopyOnWriteArrayList<>();
    private volatile int refusesSender;
    private volatile int refusesRecipient;
    private volatile int refusesContent;
    private volatile boolean diesAfterWork;
    private SMTPServer server;

    @BeforeEach
    void start() {
        server = plainServer().build();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private SMTPServer.Builder plainServer() {
        return SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .insertReceivedHeaders(false)
                .messageHandlerFactory(Desk::new);
    }

    /** Takes letters, unless it is told to refuse them. */
    private final class Desk implements MessageHandler {
        private final MessageContext context;
        private String envelope = "";

        Desk(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String from) throws RejectException {
            refuse(refusesSender, from);
            envelope = from;
        }

        @Override
        public void recipient(String to) throws RejectException {
            refuse(refusesRecipient, to);
            envelope += " " + to;
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            byte[] letter = data.readAllBytes();
            refuse(refusesContent, "content");
            letters.add(letter);
            envelopes.add(context.getHelo().orElse("") + " " + envelope);
            if (diesAfterWork) {
                diesAfterWork = false;
                server.stop();
            }
            return "queued";
        }

        @Override
        public void done() {}

        private static void refuse(int code, String whom) throws RejectException {
            if (code > 0) throw new RejectException(code, "we do not like " + whom);
        }
    }

    private static SmtpMail mail(int port, Encryption encryption, Login login, Duration inAll) {
        return mail(
                port, encryption, login, inAll, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static SmtpMail mail(
            int port, Encryption encryption, Login login, Duration inAll, SSLSocketFactory tls) {
        return new SmtpMail(
                new SmtpServer("localhost", port, encryption, login),
                Mailbox.SHOP,
                Clock.systemUTC(),
                inAll,
                tls);
    }

    private static SmtpMail plain(int port) {
        return mail(port, Encryption.NONE, new Login.Nobody(), PATIENT);
    }

    @Override
    protected Messenger messenger() {
        return plain(server.getPortAllocated());
    }

    @Override
    protected Contact reachable() {
        return Mailbox.ANN;
    }

    /** Each Message-ID once, as many mailboxes do. */
    @Override
    protected List<String> arrived() throws Exception {
        Map<String, String> byId = new LinkedHashMap<>();
        for (byte[] each : letters) {
            var letter =
                    new MimeMessage(
                            Session.getInstance(new Properties()), new ByteArrayInputStream(each));
            byId.put(letter.getMessageID(), Mailbox.text(letter));
        }
        return List.copyOf(byId.values());
    }

    private ProviderFailure failure(Messenger messenger) {
        Message message = message(Mailbox.ANN);
        ProviderFailure failure =
                assertThrows(ProviderFailure.class, () -> messenger.send(message));
        for (Throwable each = failure; each != null; each = each.getCause())
            for (String secret : List.of("ann", PASSWORD, "we do not like"))
                assertFalse(String.valueOf(each).contains(secret), String.valueOf(each));
        return failure;
    }

    @Test
    void theEnvelopeSaysWhoWeAre() throws Exception {
        messenger().send(message(Mailbox.ANN));
        assertEquals(List.of("shop.example returns@shop.example ann@shop.example"), envelopes);
    }

    @ParameterizedTest
    @ValueSource(ints = {550, 551, 553, 554})
    void aRecipientThatIsRefusedForGoodIsUndeliverable(int code) {
        refusesRecipient = code;
        assertEquals(
                new Undeliverable(Integer.toString(code)), messenger().send(message(Mailbox.ANN)));
    }

    @ParameterizedTest
    @ValueSource(ints = {552, 554})
    void aContentThatIsRefusedForGoodIsUndeliverable(int code) {
        refusesContent = code;
        assertEquals(
                new Undeliverable(Integer.toString(code)), messenger().send(message(Mailbox.ANN)));
    }

    @ParameterizedTest
    @CsvSource({"0,421,0", "0,450,0", "0,451,0", "0,0,451", "0,0,452", "450,0,0"})
    void whatIsRefusedForNowIsAFailure(int sender, int recipient, int content) {
        refusesSender = sender;
        refusesRecipient = recipient;
        refusesContent = content;
        assertEquals(
                "send by SMTP: " + (sender + recipient + content),
                failure(messenger()).getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {530, 550, 553})
    void aSenderThatIsRefusedIsNotTheCustomersFault(int code) {
        refusesSender = code;
        assertEquals("send by SMTP: " + code, failure(messenger()).getMessage());
    }

    @Test
    void whoDiesAfterTheWorkGetsTheSameMessageAgain() throws Exception {
        diesAfterWork = true;
        Message message = message(Mailbox.ANN);
        Messenger before = messenger();
        assertThrows(ProviderFailure.class, () -> before.send(message));
        start();
        messenger().send(message);
        assertEquals(2, letters.size());
        assertEquals(List.of(TEXT), arrived());
    }

    @Test
    void nobodyThereIsAFailure() {
        int port = server.getPortAllocated();
        server.stop();
        failure(plain(port));
    }

    @Test
    void aServerWithoutStarttlsGetsNoMail() {
        failure(mail(server.getPortAllocated(), Encryption.STARTTLS, new Login.Nobody(), PATIENT));
        assertEquals(List.of(), envelopes);
    }

    @Test
    void mailGoesOverTlsToWhoProvesItsNameAndToNobodyElse(@TempDir Path folder) throws Exception {
        SelfSigned localhost = SelfSigned.of("localhost", folder);
        SelfSigned other = SelfSigned.of("other.example", folder);
        SMTPServer rightful = secured(localhost);
        SMTPServer wrong = secured(other);
        try {
            var known = new Login.Known("shop", new Secret(PASSWORD));
            mail(
                            rightful.getPortAllocated(),
                            Encryption.STARTTLS,
                            known,
                            PATIENT,
                            localhost.context().getSocketFactory())
                    .send(message(Mailbox.ANN));
            assertEquals(List.of(TEXT), arrived());
            failure(
                    mail(
                            wrong.getPortAllocated(),
                            Encryption.STARTTLS,
                            known,
                            PATIENT,
                            other.context().getSocketFactory()));
            failure(mail(rightful.getPortAllocated(), Encryption.STARTTLS, known, PATIENT));
            failure(
                    mail(
                            rightful.getPortAllocated(),
                            Encryption.STARTTLS,
                            new Login.Known("shop", new Secret("wrong")),
                            PATIENT,
                            localhost.context().getSocketFactory()));
            failure(
                    mail(
                            rightful.getPortAllocated(),
                            Encryption.STARTTLS,
                            new Login.Nobody(),
                            PATIENT,
                            localhost.context().getSocketFactory()));
            assertEquals(1, letters.size());
        } finally {
            rightful.stop();
            wrong.stop();
        }
    }

    private SMTPServer secured(SelfSigned certificate) throws Exception {
        SMTPServer secured =
                plainServer()
                        .enableTLS()
                        .requireTLS()
                        .startTlsSocketFactory(certificate.context())
                        .requireAuth()
                        .authenticationHandlerFactory(
                                new EasyAuthenticationHandlerFactory(SmtpMailTest::check))
                        .build();
        secured.start();
        return secured;
    }

    private static void check(String user, String password, MessageContext context)
            throws LoginFailedException {
        if (!user.equals("shop") || !password.equals(PASSWORD)) throw new LoginFailedException();
    }

    @Test
    void whoNeverEndsItsGreetingIsLeft() throws Exception {
        try (var endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greetWithoutEnd(endless));
            failure(plain(endless.getLocalPort()));
        }
    }

    private static void greetWithoutEnd(ServerSocket listening) {
        byte[] line = "220-wait\r\n".repeat(100).getBytes(US_ASCII);
        try (Socket socket = listening.accept()) {
            while (socket.isConnected()) socket.getOutputStream().write(line);
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoTakesTooLongInAllIsLeft() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Duration soon = Duration.ofMillis(500);
            long start = System.nanoTime();
            assertEquals(
                    "send by SMTP: too slow",
                    failure(mail(silent.getLocalPort(), Encryption.NONE, new Login.Nobody(), soon))
                            .getMessage());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(soon.plusSeconds(5)) < 0, took.toString());
            try (Socket left = silent.accept()) {
                left.setSoTimeout(5_000);
                assertEquals(-1, left.getInputStream().read());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n",
                "",
                "\r\n\r\n",
                "550 no\r\n",
                "220 \u0000\r\n999 x\r\n"
            })
    void whoDoesNotSpeakSmtpIsAFailure(String greeting) throws Exception {
        try (var odd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(odd, greeting));
            failure(plain(odd.getLocalPort()));
        }
    }

    private static void greet(ServerSocket listening, String greeting) {
        try (Socket socket = listening.accept()) {
            socket.getOutputStream().write(greeting.getBytes(US_ASCII));
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void mailLeavesThisMachineOnlyOverStarttls() {
        for (String host : List.of("mail.example", "10.0.0.1", "127.0.0.1.example"))
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new SmtpServer(host, 25, Encryption.NONE, new Login.Nobody()));
    }

    @Test
    void aShortMessageIsNoMail() {
        Messenger messenger = messenger();
        Message message = message(new Contact.Mobile("+18035550123", Contact.Service.SMS));
        assertThrows(IllegalArgumentException.class, () -> messenger.send(message));
    }
}
