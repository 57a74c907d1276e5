package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.AgentPhone;
import dev.orderline.phone.Answer;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.Noticed;
import dev.orderline.phone.Phone;
import dev.orderline.phone.PhoneCall;
import dev.orderline.phone.sip.SipEvent;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.caller.CallerVoice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers who are handed to a person: an agent's telephone that registers, rings and answers. */
@Tag("slow")
class PersonTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Lab lab;
    private static List<Frame> agentSays;
    private static List<Frame> callerSays;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start("person", Map.of());
        CallerVoice voice = CallerVoice.named("flite:slt");
        agentSays = voice.speak("good morning this is maria speaking what can i do for you today");
        callerSays = voice.speak("hello maria my parcel is late and i would like to know why");
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @Test
    void thePersonAnswersKnowsWhyAndBothHearEachOther() throws Exception {
        try (AgentPhone agent = agent(Duration.ofSeconds(1));
                Phone phone = lab.stack().phone();
                PhoneCall caller = called(phone, "15591111")) {
            for (String keys : List.of("1", "08989535", "55226", "0")) press(caller, keys);

            AgentPhone.Ringing rings = agent.awaitRinging(PATIENCE).orElseThrow();
            assertEquals("asked", rings.reason());
            assertEquals("08989535", rings.order());
            PhoneCall person =
                    assertInstanceOf(Answer.Accepted.class, rings.await(PATIENCE)).call();
            caller.play(callerSays);
            hears(caller, agentSays, "agent");
            hears(person, callerSays, "caller");

            person.hangUp();
            assertTrue(caller.awaitEnd(SOON), "the caller is left behind by the agent");
            Made made = lab.made("15591111", caller);
            assertEquals("handed-over asked PERSON", made.outcome());
            String facts = String.valueOf(made.row().get("facts"));
            assertTrue(facts.contains("\"order\": \"08989535\""), facts);
            assertFalse(facts.contains("postcode"), "the postcode is secret");
        }
    }

    @Test
    void aCallerWhoHangsUpStopsTheRinging() throws Exception {
        try (AgentPhone agent = agent(Duration.ofMinutes(1));
                Phone phone = lab.stack().phone();
                PhoneCall caller = called(phone, "15592222")) {
            press(caller, "0");
            AgentPhone.Ringing rings = agent.awaitRinging(PATIENCE).orElseThrow();
            caller.hangUp();

            // The queue itself gives up after 15 s.
            assertEquals(
                    new Answer.Unanswered(SipEvent.Unanswered.Cause.CANCELLED), rings.await(SOON));
            assertEquals("handed-over asked PERSON", lab.made("15592222", caller).outcome());
        }
    }

    /** The telephone that dialplans/asterisk knows as "agent". */
    private static AgentPhone agent(Duration ringing) throws Exception {
        AgentPhone agent = lab.stack().agentPhone(ringing, agentSays);
        agent.register("agent", Duration.ofMinutes(5));
        return agent;
    }

    private static PhoneCall called(Phone phone, String callerId) throws InterruptedException {
        return assertInstanceOf(Answer.Accepted.class, phone.dial(callerId, "100").await()).call();
    }

    /** Presses {@code keys} when the prompt has ended. */
    private static void press(PhoneCall caller, String keys) throws InterruptedException {
        assertInstanceOf(
                Noticed.At.class,
                caller.ear().awaitPromptEnd(caller.lastSaidNanos(), CallScript.QUIET, PATIENCE));
        caller.press(keys);
        assertTrue(caller.awaitSaid(SOON));
    }

    private static void hears(PhoneCall call, List<Frame> sound, String whose) throws Exception {
        lab.assertHears(call, Frames.join(sound), whose);
    }
}
