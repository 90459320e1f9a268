import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Edits a BPMN model by the ids of its elements, for the trials of the recipes: {@code java Model.java <file> on-flow
 * <id of a sequence flow> <id of the new flow> <file with the element>} puts the element on the flow, which from then on
 * ends there, and the new flow goes on to where it ended. Nothing is drawn: the trial is about how things are connected.
 */
class Model {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 5 || !arguments[1].equals("on-flow")) {
            throw new IllegalArgumentException("<file> on-flow <flow> <new flow> <file with the element>");
        }
        var file = Path.of(arguments[0]);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var model = factory.newDocumentBuilder().parse(file.toFile());
        var part = factory.newDocumentBuilder().parse(Path.of(arguments[4]).toFile());
        onFlow(model, arguments[2], arguments[3], (Element) model.importNode(part.getDocumentElement(), true));
        try (var out = Files.newOutputStream(file)) {
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(model), new StreamResult(out));
        }
    }

    private static void onFlow(Document model, String flowId, String newId, Element element) {
        var flow = byId(model, flowId);
        var target = byId(model, flow.getAttribute("targetRef"));
        var next = model.createElementNS(BPMN, "bpmn:sequenceFlow");
        next.setAttribute("id", newId);
        next.setAttribute("sourceRef", element.getAttribute("id"));
        next.setAttribute("targetRef", target.getAttribute("id"));
        flow.setAttribute("targetRef", element.getAttribute("id"));
        refer(target, "incoming", flowId, newId);
        // after what the model's schema wants first
        var before = firstBesides(element, "incoming", "outgoing", "extensionElements");
        element.insertBefore(reference(model, "incoming", flowId), before);
        element.insertBefore(reference(model, "outgoing", newId), before);
        flow.getParentNode().insertBefore(element, flow);
        flow.getParentNode().insertBefore(next, flow.getNextSibling());
    }

    private static void refer(Element element, String name, String from, String to) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (name.equals(child.getLocalName()) && child.getTextContent().equals(from)) {
                child.setTextContent(to);
                return;
            }
        }
        throw new IllegalStateException(element.getAttribute("id") + " has no " + name + " " + from);
    }

    private static Element reference(Document model, String name, String flow) {
        var reference = model.createElementNS(BPMN, "bpmn:" + name);
        reference.setTextContent(flow);
        return reference;
    }

    /** The first child that is none of these, where incoming and outgoing belong in front of. */
    private static Node firstBesides(Element element, String... none) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element && !java.util.Set.of(none).contains(child.getLocalName())) {
                return child;
            }
        }
        return null;
    }

    private static Element byId(Document model, String id) {
        var all = model.getElementsByTagNameNS(BPMN, "*");
        for (int i = 0; i < all.getLength(); i++) {
            var element = (Element) all.item(i);
            if (element.getAttribute("id").equals(id)) {
                return element;
            }
        }
        throw new IllegalArgumentException("no element " + id);
    }
}
