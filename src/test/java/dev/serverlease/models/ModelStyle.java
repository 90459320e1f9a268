package dev.serverlease.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What everybody who opens a model relies on: names in both languages, ids that say what they are, a time to live. */
class ModelStyle {

    /** As modellers make them: seven random characters, or a number. */
    private static final Pattern GENERATED = Pattern.compile(".*_([01][0-9a-z]{6}|\\d+|[0-9a-f-]{36})(_di)?");

    private static final Pattern BILINGUAL = Pattern.compile("(?s).*\\p{IsHan}.*[A-Za-z]{2}.*");
    private static final Set<String> NAMED = Set.of("process", "decision", "sequenceFlow");
    private static final String TIME_TO_LIVE = "historyTimeToLive";

    private final Models models;
    private final List<String> defects = new ArrayList<>();

    ModelStyle(Models models) {
        this.models = models;
    }

    List<String> defects() {
        models.elements()
                .forEach((file, elements) -> elements.forEach(element -> {
                    if (GENERATED.matcher(element.getAttribute("id")).matches()) {
                        say(file, element, "a generated id");
                    }
                    if (element.getLocalName().equals("process")
                            || element.getLocalName().equals("decision")) {
                        unit(file, element);
                    }
                    name(file, element);
                }));
        return defects;
    }

    private void unit(String file, Element unit) {
        if (!file.equals(unit.getAttribute("id") + (file.endsWith(".dmn") ? ".dmn" : ".bpmn"))) {
            say(file, unit, "is not named like its file");
        }
        if (camunda(unit, TIME_TO_LIVE).isEmpty()) {
            say(file, unit, "has no time to live in the history");
        }
        boolean startable = !camunda(unit, "isStartableInTasklist").equals("false");
        if (unit.getLocalName().equals("process")
                && startable != unit.getAttribute("id").equals("server-lease")) {
            say(file, unit, startable ? "can be started in Tasklist" : "cannot be started in Tasklist");
        }
    }

    private void name(String file, Element element) {
        boolean node = element.getLocalName().matches("(?i).*(task|event|gateway|subProcess|callActivity)");
        if (!node && !NAMED.contains(element.getLocalName())) {
            return;
        }
        var name = element.getAttribute("name");
        if (isMerge(element)) {
            if (!name.isEmpty()) {
                say(file, element, "a merge asks nothing and has no name: “" + name + "”");
            }
            return;
        }
        boolean mayBeNameless = element.getLocalName().equals("sequenceFlow");
        if (name.isEmpty() ? !mayBeNameless : !BILINGUAL.matcher(name).matches()) {
            say(file, element, "its name is not in both languages: “" + name + "”");
        }
    }

    private static boolean isMerge(Element element) {
        return element.getLocalName().equals("exclusiveGateway")
                && element.getElementsByTagNameNS("*", "outgoing").getLength() == 1;
    }

    private static String camunda(Element element, String attribute) {
        return element.getAttribute(element.lookupPrefix("http://camunda.org/schema/1.0/"
                        + (element.getLocalName().equals("decision") ? "dmn" : "bpmn"))
                + ":" + attribute);
    }

    private void say(String file, Element element, String what) {
        defects.add(file + " " + Models.owner(element) + ": " + what);
    }
}
