package dev.serverlease.models;

import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.BeanFactory;
import org.w3c.dom.Element;

/** Whether the models' expressions name beans that exist and are what they are used as. */
class BeanWiring {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");
    private static final Pattern CALL = Pattern.compile("(?<![\\w.])(\\w+)\\.(\\w+)\\(([^)]*)\\)");
    private static final Pattern LITERAL = Pattern.compile("[\"'](\\w+)[\"']");
    private static final Set<String> WORDED = Set.of("enter", "end");
    private static final Set<String> OF_THE_ENGINE = Set.of("execution", "task");

    private final Models models;
    private final BeanFactory beans;
    private final List<String> defects = new ArrayList<>();

    BeanWiring(Models models, BeanFactory beans) {
        this.models = models;
        this.beans = beans;
    }

    List<String> defects() {
        models.elements()
                .forEach((file, elements) -> elements.forEach(element -> {
                    delegate(file, element);
                    for (var text : texts(element)) {
                        calls(file, element, text);
                    }
                }));
        return defects;
    }

    private void delegate(String file, Element element) {
        var listener = element.getLocalName().endsWith("Listener");
        var expression = listener
                ? element.getAttribute("delegateExpression")
                : element.getAttributeNS(CAMUNDA, "delegateExpression");
        if (expression.isEmpty()) {
            if (element.getLocalName().equals("serviceTask")) {
                say(file, element, "a service task without a delegate");
            }
            return;
        }
        var name = BEAN.matcher(expression);
        var type = switch (element.getLocalName()) {
            case "executionListener" -> ExecutionListener.class;
            case "taskListener" -> TaskListener.class;
            default -> JavaDelegate.class;
        };
        if (!name.matches() || !beans.containsBean(name.group(1))) {
            say(file, element, "no bean for " + expression);
        } else if (!beans.isTypeMatch(name.group(1), type)) {
            say(file, element, expression + " is no " + type.getSimpleName());
        }
    }

    private void calls(String file, Element element, String text) {
        var call = CALL.matcher(text);
        while (call.find()) {
            var bean = call.group(1);
            var method = call.group(2);
            if (OF_THE_ENGINE.contains(bean)) {
                continue;
            }
            long arguments = call.group(3).isBlank() ? 0 : call.group(3).split(",").length;
            if (!beans.containsBean(bean)) {
                say(file, element, "no bean for " + call.group());
            } else if (Stream.of(beans.getBean(bean).getClass().getMethods())
                    .noneMatch(one -> one.getName().equals(method) && one.getParameterCount() == arguments)) {
                say(file, element, "no method for " + call.group());
            } else if (bean.equals("leaseStages") && WORDED.contains(method)) {
                word(file, element, method, call.group(3));
            }
        }
    }

    /** A stage or an end reason that the code does not know fails only when a lease gets there. */
    private void word(String file, Element element, String method, String arguments) {
        var known = names(method.equals("enter") ? LeaseStage.values() : EndReason.values());
        var literal = LITERAL.matcher(arguments);
        if (!literal.find() || !known.contains(literal.group(1))) {
            say(file, element, "unknown word in leaseStages." + method + "(" + arguments + ")");
        }
    }

    private static Set<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toSet());
    }

    /** What of an element can hold an expression: its attributes, and its text where it has no children. */
    private static List<String> texts(Element element) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            texts.add(element.getAttributes().item(i).getNodeValue());
        }
        if (element.getElementsByTagName("*").getLength() == 0) {
            texts.add(element.getTextContent());
        }
        texts.removeIf(text -> !text.contains("${") && !text.contains("#{"));
        return texts;
    }

    private void say(String file, Element element, String what) {
        defects.add(file + " " + Models.owner(element) + ": " + what);
    }
}
