package dev.orderline.ivr.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The end of Asterisk's res_agi, as a test plays it. */
final class Asterisk implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    Asterisk(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout(20_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        out = socket.getOutputStream();
    }

    void asks(String script, String number, String... arguments) throws IOException {
        says("agi_network: yes");
        says("agi_network_script: " + script);
        says("agi_request: agi://127.0.0.1:4573/" + script);
        says("agi_channel: PJSIP/phone-00000001");
        says("agi_language: en");
        says("agi_type: PJSIP");
        says("agi_uniqueid: 1795380903.1");
        says("agi_version: 22.10.1");
        says("agi_callerid: " + number);
        says("agi_calleridname: unknown");
        says("agi_dnid: 100");
        says("agi_context: orderline");
        says("agi_extension: 100");
        says("agi_priority: 3");
        says("agi_enhanced: 0.0");
        for (int i = 0; i < arguments.length; i++) says("agi_arg_" + (i + 1) + ": " + arguments[i]);
        says("");
    }

    void says(String line) throws IOException {
        out.write((line + "\n").getBytes(UTF_8));
    }

    /** The next command; empty at the end. */
    Optional<String> command() throws IOException {
        return Optional.ofNullable(in.readLine());
    }

    /** Carries out what the script asks for, to its end: it sets variables and nothing else. */
    Map<String, String> run() throws IOException {
        List<String> others = new ArrayList<>();
        Map<String, String> variables = run(others);
        assertEquals(List.of(), others);
        return variables;
    }

    /**
     * Carries out what the script asks for, to its end.
     *
     * @param others is added the commands that set no variable; each has gone well
     */
    Map<String, String> run(List<String> others) throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (Optional<String> command = command(); command.isPresent(); command = command()) {
            if (command.get().startsWith("SET VARIABLE ")) {
                String[] words = command.get().split(" ", 4);
                variables.put(unquote(words[2]), unquote(words[3]));
                says("200 result=1");
            } else {
                others.add(command.get());
                says("200 result=0");
            }
        }
        variables.remove("AJ_AGISTATUS"); // the library's own
        return variables;
    }

    void seesClose() throws IOException {
        while (in.read() >= 0) {}
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String unquote(String argument) {
        assertTrue(argument.matches("\"[^\"\\\\]*\""), argument);
        return argument.substring(1, argument.length() - 1);
    }
}
