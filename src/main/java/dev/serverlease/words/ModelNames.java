package dev.serverlease.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the elements of the models are called in the models themselves, by their id. */
public final class ModelNames {

    private static final Map<String, Word> NAMES = read();

    private ModelNames() {}

    /** Empty if no model of this release has such an element, or it has no name. */
    public static Optional<Word> of(String id) {
        return Optional.ofNullable(NAMES.get(id));
    }

    /**
     * For operators, who look the element up in Cockpit: its name, and its id in brackets; the id alone without one.
     */
    public static String withId(String id) {
        return of(id).map(name -> name.both() + "（" + id + "）").orElse(id);
    }

    private static Map<String, Word> read() {
        var names = new HashMap<String, Word>();
        try {
            for (var model : new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn")) {
                read(model, names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }

    private static void read(Resource model, Map<String, Word> names) throws IOException {
        try (var file = model.getInputStream()) {
            var elements = XMLInputFactory.newDefaultFactory().createXMLStreamReader(file);
            while (elements.hasNext()) {
                if (elements.next() == XMLStreamConstants.START_ELEMENT) {
                    var id = elements.getAttributeValue(null, "id");
                    var name = elements.getAttributeValue(null, "name");
                    if (id != null && name != null) {
                        names.put(id, Word.of(name));
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Not a model: " + model, e);
        }
    }
}
