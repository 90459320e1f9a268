package dev.serverlease.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Code that somebody brings from outside: where it runs it leaves a mark, a system property or a file. */
final class Attack {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Delegates that have no lease, methods and beans that there happen not to be, functions of a plug-in. */
    private static final Set<String> NOT_ANSWERED = Set.of(
            "leaseStages.notify()",
            "leaseStages.getTargetSource()",
            "handOverServer.execute(execution)",
            "processEngine",
            "beanFactory",
            "S('{}')",
            "JSON('{}')",
            "XML('<a/>')");

    private final String mark = "server-lease.attack." + COUNT.incrementAndGet();

    /** The expression of CVE-2026-109432. */
    String expression() {
        return "${''.getClass().forName('java.lang.System')"
                + ".getMethod('setProperty', ''.getClass(), ''.getClass()).invoke(null, '" + mark + "', 'run')}";
    }

    /** A decision, under the key {@code attack}, that asks for the expression's value in this language. */
    String decision(String language) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="attack"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="attack" name="attack" camunda:historyTimeToLive="P1D"><decisionTable id="t">
                    <input id="i"><inputExpression id="ie" typeRef="string" expressionLanguage="%s">
                      <text><![CDATA[%s]]></text></inputExpression></input>
                    <output id="o" name="o" typeRef="string" />
                    <rule id="r"><inputEntry id="e"><text>"x"</text></inputEntry>
                      <outputEntry id="oe"><text>"x"</text></outputEntry></rule>
                  </decisionTable></decision>
                </definitions>
                """.strip().formatted(language, expression());
    }

    boolean hasRun() {
        return System.getProperty(mark) != null || Files.exists(file());
    }

    /** So that nothing is left of one that has run. */
    void forget() {
        System.clearProperty(mark);
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return Path.of(System.getProperty("java.io.tmpdir"), mark);
    }

    /** A way by which a model brings code. */
    record Way(String name, String elements) {

        @Override
        public String toString() {
            return name;
        }

        /** The process, under the key {@code attack}. */
        String model(Attack attack) {
            return """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                        xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="attack">
                      <bpmn:process id="attack" isExecutable="true" camunda:historyTimeToLive="P1D">
                        <bpmn:startEvent id="start" />
                        <bpmn:sequenceFlow id="first" sourceRef="start" targetRef="step" />
                        %s
                      </bpmn:process>
                    </bpmn:definitions>
                    """.strip().formatted(elements.replace("EXPRESSION", attack.expression())
                    .replace("MARK", attack.mark)
                    .replace("FILE", attack.file().toString()));
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                way("service task", "<bpmn:serviceTask id='step' camunda:expression=\"EXPRESSION\" />"),
                way("delegate expression", "<bpmn:serviceTask id='step' camunda:delegateExpression=\"EXPRESSION\" />"),
                way(
                        "Java class",
                        "<bpmn:serviceTask id='step' camunda:class='" + Delegate.class.getName() + "'>"
                                + extension("<camunda:field name='mark' stringValue='MARK' />")
                                + "</bpmn:serviceTask>"),
                way(
                        "shell command",
                        "<bpmn:serviceTask id='step' camunda:type='shell'>"
                                + extension("<camunda:field name='command' stringValue='touch' />"
                                        + "<camunda:field name='arg1' stringValue='FILE' />"
                                        + "<camunda:field name='wait' stringValue='true' />")
                                + "</bpmn:serviceTask>"),
                way(
                        "script",
                        "<bpmn:scriptTask id='step' scriptFormat='juel'>"
                                + "<bpmn:script><![CDATA[EXPRESSION]]></bpmn:script></bpmn:scriptTask>"),
                way(
                        "script of an input",
                        "<bpmn:task id='step'>"
                                + extension("<camunda:inputOutput>"
                                        + "<camunda:inputParameter name='x'><camunda:script scriptFormat='juel'>EXPRESSION"
                                        + "</camunda:script></camunda:inputParameter></camunda:inputOutput>")
                                + "</bpmn:task>"),
                way(
                        "input parameter",
                        "<bpmn:task id='step'>"
                                + extension("<camunda:inputOutput>"
                                        + "<camunda:inputParameter name='x'>EXPRESSION</camunda:inputParameter>"
                                        + "</camunda:inputOutput>")
                                + "</bpmn:task>"),
                way(
                        "execution listener",
                        "<bpmn:task id='step'>"
                                + extension("<camunda:executionListener event='start' expression=\"EXPRESSION\" />")
                                + "</bpmn:task>"),
                way(
                        "task listener",
                        "<bpmn:userTask id='step'>"
                                + extension("<camunda:taskListener event='create' expression=\"EXPRESSION\" />")
                                + "</bpmn:userTask>"),
                way("assignee", "<bpmn:userTask id='step' camunda:assignee=\"EXPRESSION\" />"),
                way(
                        "condition",
                        "<bpmn:task id='step' /><bpmn:task id='last' />"
                                + "<bpmn:sequenceFlow id='next' sourceRef='step' targetRef='last'><bpmn:conditionExpression"
                                + " xsi:type='bpmn:tFormalExpression'>EXPRESSION</bpmn:conditionExpression>"
                                + "</bpmn:sequenceFlow>"),
                way(
                        "timer",
                        "<bpmn:intermediateCatchEvent id='step'><bpmn:timerEventDefinition>"
                                + "<bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>EXPRESSION</bpmn:timeDuration>"
                                + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"));
    }

    private static Way way(String name, String elements) {
        return new Way(name, elements);
    }

    private static String extension(String content) {
        return "<bpmn:extensionElements>" + content + "</bpmn:extensionElements>";
    }

    /** Looks at what an expression has no business with, and gives it to whoever asked. */
    static Stream<String> lookingAround() {
        return Stream.of(
                "''.getClass()",
                "''.class",
                "''.bytes",
                "'a'.length()",
                "execution.class",
                "execution.getClass()",
                "execution.processEngineServices",
                "execution.getProcessEngineServices()",
                "execution.processEngine",
                "execution.processInstance",
                "execution.getProcessInstance()",
                "execution.bpmnModelInstance",
                "execution.setVariable('seen', 'y')",
                "execution.getVariable('text').getClass()",
                "execution.getVariable('text').class",
                "text.getClass()",
                "text.bytes",
                "dataSource",
                "jdbcClient",
                "environment",
                "environment.getProperty('java.home')",
                "processEngine",
                "runtimeService",
                "repositoryService.createDeployment()",
                "beanFactory",
                "systemProperties",
                "leaseDates.getClass()",
                "leaseDates.class",
                "leaseDates.hashCode()",
                "leaseDates.toString()",
                "leasePeople.getClass().getClassLoader()",
                "leaseStages.notify()",
                "leaseStages.getTargetSource()",
                "handOverServer.getClass()",
                "handOverServer.execute(execution)",
                "activationRetry.getClass()",
                "activationRetry.bytes",
                "dateTime()",
                "S('{}')",
                "JSON('{}')",
                "XML('<a/>')");
    }

    /** Those of them that a bare engine answers; the others fail there too, each for a reason of its own. */
    static Stream<String> answeredByABareEngine() {
        return lookingAround().filter(one -> !NOT_ANSWERED.contains(one));
    }

    public static final class Delegate implements JavaDelegate {

        private Expression mark;

        public Delegate() {}

        @Override
        public void execute(DelegateExecution execution) {
            System.setProperty(mark.getValue(execution).toString(), "run");
        }
    }
}
