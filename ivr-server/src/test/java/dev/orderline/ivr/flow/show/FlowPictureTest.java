package dev.orderline.ivr.flow.show;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.show.Chart.Box;
import dev.orderline.ivr.flow.show.Chart.Line;
import dev.orderline.ivr.flow.show.Chart.Way;
import dev.orderline.ivr.flow.show.Layout.Caption;
import dev.orderline.ivr.flow.show.Layout.Placed;
import dev.orderline.ivr.flow.show.Layout.Rectangle;
import dev.orderline.ivr.flow.show.Layout.Route;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FlowPictureTest {
    static Stream<Arguments> pictures() {
        return Shown.ALL.stream()
                .flatMap(flow -> Stream.of(View.values()).map(view -> Arguments.of(flow, view)));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void drawsEveryStateAndEveryLineOnceInXmlThatStandsAlone(String name, View view)
            throws Exception {
        Bundle flow = Shown.flow(name);
        Chart chart = Chart.of(flow, view, Shown.ENGLISH);
        Document picture = parsed(FlowPicture.of(flow, view, Shown.ENGLISH, List.of()));
        Element svg = picture.getDocumentElement();
        assertEquals("svg", svg.getTagName());
        assertEquals("img", svg.getAttribute("role"));
        assertEquals(
                chart.boxes().size(),
                ofClass(picture, "path", "box").size() + ofClass(picture, "rect", "frame").size());
        assertEquals(chart.lines().size() + 1, ofClass(picture, "path", "tip").size());
        assertEquals(
                Set.of("svg", "title", "desc", "style", "rect", "g", "path", "circle", "text"),
                elements(picture));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void noBoxAndNoLabelStandsOnABoxOrBesideItsFrame(String name, View view) {
        Layout layout = layout(Shown.flow(name), view);
        var page = new Rectangle(0, 0, layout.width(), layout.height());
        for (Placed one : layout.boxes()) {
            assertTrue(contains(page, one.at()), one.face().box().id());
            for (Placed other : layout.boxes())
                if (!one.equals(other) && overlap(one.at(), other.at()))
                    assertTrue(
                            isIn(one, other) || isIn(other, one),
                            one.face().box().id() + " stands on " + other.face().box().id());
        }
        for (Route route : layout.routes()) {
            Rectangle at = route.at();
            assertEquals(route.caption().height(), at.height(), "a label that was not placed");
            assertTrue(contains(page, at), route.toString());
            for (Placed box : layout.boxes())
                assertFalse(
                        !box.face().isFrame() && overlap(at, box.at()),
                        () -> route.caption() + " stands on " + box.face().box().id());
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyTextFitsIntoItsBox(String name, View view) {
        for (Placed placed : layout(Shown.flow(name), view).boxes()) {
            Face face = placed.face();
            double space = placed.at().width() - 2 * face.side() + 1e-6;
            assertTrue(Face.CAPTION.width(face.caption()) <= space, face.caption());
            for (String line : face.name()) assertTrue(Face.NAME.width(line) <= space, line);
            for (String line : face.text()) assertTrue(Face.TEXT.width(line) <= space, line);
            assertTrue(face.height() <= placed.at().height(), face.box().id());
        }
    }

    @Test
    void theSamePictureIsTheSameBytes() {
        assertEquals(
                FlowPicture.of(Shown.shipped("welcome"), View.OPENED, Shown.ENGLISH, List.of()),
                FlowPicture.of(Shown.shipped("welcome"), View.OPENED, Shown.ENGLISH, List.of()));
    }

    @Test
    void hostileTextsAreTextsAndNothingElse() throws Exception {
        String picture = FlowPicture.of(Shown.hostile(), View.FOLDED, Shown.ENGLISH, List.of());
        assertFalse(picture.contains("<script"));
        assertFalse(picture.contains("<img"));
        assertTrue(picture.codePoints().noneMatch(point -> point < ' ' && point != '\n'));
        List<String> names =
                ofClass(parsed(picture), "text", "name").stream()
                        .map(Element::getTextContent)
                        .toList();
        assertTrue(names.contains("<script>alert(1)</script>"), names.toString());
    }

    @Test
    void tellsHowManyCallsWentWhere() throws Exception {
        List<List<String>> calls =
                List.of(
                        List.of("opening", "greet", "wish", "person"),
                        List.of(
                                "opening",
                                "greet",
                                "wish",
                                "check",
                                "check/ask-pin",
                                "check/lost",
                                "message"));
        Document picture =
                parsed(FlowPicture.of(Shown.hotline(), View.FOLDED, Shown.ENGLISH, calls));
        List<String> captions =
                ofClass(picture, "text", "caption").stream().map(Element::getTextContent).toList();
        assertTrue(captions.contains("chooses, 2×"), captions.toString());
        assertTrue(captions.contains("goes through a flow, 1×"), captions.toString());
        assertTrue(captions.contains("voicemail, 1×"), captions.toString());
        assertTrue(captions.contains("calls back, 0×"), captions.toString());
        assertEquals(5, ofClass(picture, "path", "box unused").size());
    }

    @Test
    void countsTheWayIntoAFrame() {
        Chart chart = Chart.of(Shown.hotline(), View.OPENED, Shown.ENGLISH);
        Passages passages =
                Passages.of(List.of(List.of("wish", "check", "check/ask-pin")), View.OPENED);
        List<Line> used = chart.lines().stream().filter(line -> passages.along(line) == 1).toList();
        assertEquals(
                List.of(
                        new Line(
                                "wish",
                                "check/ask-pin",
                                List.of(new Way("1 order", false)),
                                "check")),
                used);
    }

    @Test
    void whatIsTooLargeToBeReadIsNotDrawn() {
        Bundle flow = Shown.synthetic(3_000);
        assertThrows(
                IllegalArgumentException.class,
                () -> FlowPicture.of(flow, View.FOLDED, Shown.ENGLISH, List.of()));
    }

    private static Layout layout(Bundle flow, View view) {
        Chart chart = Chart.of(flow, view, Shown.ENGLISH);
        List<Caption> captions = new ArrayList<>();
        captions.add(
                new Caption(
                        new Line(
                                Layers.BEGIN,
                                chart.start(),
                                List.of(new Way("", false)),
                                chart.start()),
                        List.of(),
                        ""));
        for (Line line : chart.lines())
            captions.add(
                    new Caption(
                            line,
                            line.ways().stream()
                                    .map(Way::label)
                                    .flatMap(each -> Caption.WORDS.lines(each, 130, 2).stream())
                                    .toList(),
                            "12×"));
        return Layers.of(chart.boxes().stream().map(box -> Face.of(box, "12×")).toList(), captions);
    }

    private static boolean isIn(Placed inner, Placed frame) {
        Box box = inner.face().box();
        return frame.face().isFrame()
                && (box.inside().equals(frame.face().box().id())
                        || box.inside().startsWith(frame.face().box().id() + "/"))
                && contains(frame.at(), inner.at());
    }

    private static boolean contains(Rectangle outer, Rectangle inner) {
        return outer.x() <= inner.x()
                && outer.y() <= inner.y()
                && inner.x() + inner.width() <= outer.x() + outer.width()
                && inner.y() + inner.height() <= outer.y() + outer.height();
    }

    private static boolean overlap(Rectangle one, Rectangle other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    private static List<Element> all(Document picture, String element) {
        NodeList found = picture.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    private static List<Element> ofClass(Document picture, String element, String classes) {
        return all(picture, element).stream()
                .filter(each ->
                        List.of(each.getAttribute("class").split(" "))
                                .containsAll(List.of(classes.split(" "))))
                .toList();
    }

    private static Set<String> elements(Document picture) {
        Set<String> names = new TreeSet<>();
        all(picture, "*").forEach(each -> names.add(each.getTagName()));
        return names;
    }
}
