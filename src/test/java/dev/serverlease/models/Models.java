package dev.serverlease.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Processes, decisions and forms, by the names of their files without ending. */
record Models(
        Map<String, BpmnModelInstance> processes, Map<String, List<Element>> elements, Map<String, JsonNode> forms) {

    /** An element of a process model, and the file in which it stands. */
    record In<T>(String file, T element) {}

    /** The texts of everything in the newest deployment, by file name. */
    static Map<String, String> deployed(RepositoryService repository) {
        var deployment = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("server-lease")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        var texts = new HashMap<String, String>();
        for (var name : repository.getDeploymentResourceNames(deployment)) {
            try (var stream = repository.getResourceAsStream(deployment, name)) {
                texts.put(name.replaceFirst("^.*/", ""), new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    static Models of(Map<String, String> texts) {
        var models = new Models(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        texts.forEach(models::read);
        return models;
    }

    /** The same, but for this file, which is read anew. */
    Models with(String name, String text) {
        var changed = new Models(new TreeMap<>(processes), new TreeMap<>(elements), new TreeMap<>(forms));
        changed.read(name, text);
        return changed;
    }

    private void read(String name, String text) {
        var base = name.replaceFirst("\\.[a-z]+$", "");
        if (name.endsWith(".form")) {
            forms.put(base, json(text));
        } else if (name.endsWith(".bpmn") || name.endsWith(".dmn")) {
            elements.put(name, xml(text));
        }
        if (name.endsWith(".bpmn")) {
            processes.put(base, Bpmn.readModelFromStream(stream(text)));
        }
    }

    /** All elements of a type, of all processes. */
    <T extends ModelElementInstance> Stream<In<T>> each(Class<T> type) {
        return processes.entrySet().stream()
                .flatMap(process -> process.getValue().getModelElementsByType(type).stream()
                        .map(element -> new In<>(process.getKey(), element)));
    }

    /** The id of the element, or of the nearest around it that has one. */
    static String owner(Element element) {
        var at = element;
        while (!at.hasAttribute("id") && at.getParentNode() instanceof Element parent) {
            at = parent;
        }
        return at.getAttribute("id");
    }

    private static List<Element> xml(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var all = factory.newDocumentBuilder().parse(stream(text)).getElementsByTagName("*");
            var elements = new ArrayList<Element>();
            for (int i = 0; i < all.getLength(); i++) {
                elements.add((Element) all.item(i));
            }
            return elements;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
