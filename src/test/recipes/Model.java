import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Edits a BPMN model by the ids of its elements, for the trials of the recipes, and leaves all else as it was written.
 * {@code java Model.java <file> on-flow <id of a sequence flow> <id of the new flow> <file with the element>} puts the
 * element on the flow, which from then on ends there; the new flow goes on to where it ended. The element's text names
 * both as what comes in and goes out. Nothing is drawn: the trial is about how things are connected.
 */
class Model {

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 5 || !arguments[1].equals("on-flow")) {
            throw new IllegalArgumentException("<file> on-flow <flow> <new flow> <file with the element>");
        }
        var file = Path.of(arguments[0]);
        var element = Files.readString(Path.of(arguments[4]));
        Files.writeString(file, onFlow(Files.readString(file), arguments[2], arguments[3], element));
    }

    private static String onFlow(String model, String flow, String next, String element) {
        one(element, "<bpmn:incoming>" + flow + "</bpmn:incoming>");
        one(element, "<bpmn:outgoing>" + next + "</bpmn:outgoing>");
        var id = one(element, "\\A<bpmn:\\w+ [^>]*?\\bid=\"(\\w+)\"").group(1);
        var drawn = one(model, "<bpmn:sequenceFlow [^>]*?\\bid=\"" + flow + "\"[^>]*?(/>|>(?s:.*?)</bpmn:sequenceFlow>)");
        var target = one(drawn.group(), "targetRef=\"(\\w+)\"").group(1);
        var incoming = one(model, "<bpmn:incoming>" + flow + "</bpmn:incoming>");
        var changed = drawn.group().replace("targetRef=\"" + target + "\"", "targetRef=\"" + id + "\"")
                + "\n" + element
                + "<bpmn:sequenceFlow id=\"" + next + "\" sourceRef=\"" + id + "\" targetRef=\"" + target + "\" />";
        return model.replace(drawn.group(), changed.replace(incoming.group(), "\0"))
                .replace(incoming.group(), "<bpmn:incoming>" + next + "</bpmn:incoming>")
                .replace("\0", incoming.group());
    }

    private static MatchResult one(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text).results().toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " places match " + pattern + ", not one");
        }
        return found.get(0);
    }
}
