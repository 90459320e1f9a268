package dev.serverlease.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole.Condition;
import dev.serverlease.process.TaskRoles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.springframework.beans.factory.BeanFactory;

/** Whether each user task has its people, its form and its bean, and these agree. */
class TaskWiring {

    private static final String APPLICANT = "${leasePeople.applicant(execution)}";

    private static final String BY_CASE = "${leasePeople.groups(execution)}";

    /** A setting may name another group than the table. */
    private static final Map<String, String> BY_SETTING = Map.of("Task_SealForLessor", "${sealingGroup}");

    private final Models models;
    private final BeanFactory beans;
    private final List<String> defects = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    TaskWiring(Models models, BeanFactory beans) {
        this.models = models;
        this.beans = beans;
    }

    List<String> defects() {
        models.each(UserTask.class).forEach(task -> task(task.file(), task.element()));
        var drawn =
                models.each(UserTask.class).map(task -> task.element().getId()).collect(Collectors.toSet());
        TaskRoles.ALL.stream()
                .filter(role -> !drawn.contains(role.task()))
                .forEach(role -> defects.add(role.task() + " in the table of roles is in no model"));
        models.each(StartEvent.class)
                .filter(start -> start.element().getCamundaFormRef() != null)
                .forEach(start -> form(
                        start.file() + " " + start.element().getId(),
                        start.element().getCamundaFormRef(),
                        start.element().getCamundaFormRefBinding(),
                        Set.of(LeaseProcess.APPLICATION)));
        models.forms().forEach((name, form) -> {
            if (!form.path("id").asText().equals(name)) {
                defects.add(name + ".form has the id " + form.path("id").asText());
            }
            if (!used.contains(name)) {
                defects.add(name + ".form is shown nowhere");
            }
        });
        return defects;
    }

    private void task(String file, UserTask task) {
        var where = file + " " + task.getId();
        people(where, task);
        var create = bean(task, "create");
        var complete = bean(task, "complete");
        if (create == null || create != complete) {
            defects.add(where + ": create and complete are not listened to by one task bean");
            return;
        }
        if (!create.taskKeys().contains(task.getId())) {
            defects.add(where + ": its bean does not know it");
        }
        form(where, task.getCamundaFormRef(), task.getCamundaFormRefBinding(), create.inputs());
    }

    /** The model offers the task to those of the table of roles; who they are by case, the table is asked. */
    private void people(String where, UserTask task) {
        var roles = TaskRoles.ALL.stream()
                .filter(role -> role.task().equals(task.getId()))
                .toList();
        if (roles.isEmpty()) {
            defects.add(where + ": not in the table of roles");
            return;
        }
        boolean applicants = roles.get(0).conditions().contains(Condition.APPLICANT_ONLY);
        if (applicants != APPLICANT.equals(task.getCamundaAssignee())) {
            defects.add(where + ": assigned to the applicant, or the table of roles says so, not both");
        }
        var expected = applicants
                ? null
                : roles.size() > 1
                        ? BY_CASE
                        : BY_SETTING.getOrDefault(
                                task.getId(), String.join(",", roles.get(0).groups()));
        if (!Objects.equals(expected, task.getCamundaCandidateGroups())) {
            defects.add(where + ": candidate groups " + task.getCamundaCandidateGroups() + ", in the table of roles "
                    + expected);
        }
    }

    private LeaseTask bean(UserTask task, String event) {
        if (task.getExtensionElements() == null) {
            return null;
        }
        var names =
                task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list().stream()
                        .filter(listener -> listener.getCamundaEvent().equals(event))
                        .map(listener -> String.valueOf(listener.getCamundaDelegateExpression())
                                .replaceAll("^[$#]\\{|}$", ""))
                        .filter(name -> beans.containsBean(name) && beans.isTypeMatch(name, LeaseTask.class))
                        .toList();
        return names.size() == 1 ? beans.getBean(names.get(0), LeaseTask.class) : null;
    }

    private void form(String where, String ref, String binding, Set<String> inputs) {
        var form = ref == null ? null : models.forms().get(ref);
        if (form == null) {
            defects.add(where + ": no form " + ref);
            return;
        }
        used.add(ref);
        if (!"deployment".equals(binding)) {
            defects.add(where + ": its form is not bound to the deployment");
        }
        var sent = new TreeSet<String>();
        inputs(form, sent);
        if (!sent.equals(new TreeSet<>(inputs))) {
            defects.add(where + ": the form sends " + sent + ", taken is " + sorted(inputs));
        }
    }

    /** A group with a path sends one variable; one without sends what is in it. */
    private static void inputs(JsonNode group, Set<String> sent) {
        for (var component : group.path("components")) {
            if (component.hasNonNull("path")) {
                sent.add(component.path("path").asText().replaceFirst("\\..*", ""));
            } else if (component.hasNonNull("key")) {
                sent.add(component.path("key").asText());
            } else {
                inputs(component, sent);
            }
        }
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", ", "[", "]"));
    }
}
