package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/**
 * What people are asked for and offered is filled in and chosen by some row, each kind of it in each run's browser; and
 * a gap would be seen.
 */
class HandsWiringTest {

    private static final String SECOND = "legal-review--second-review";

    @Test
    void everyTaskFieldAndChoiceIsInARow() throws IOException {
        assertThat(defects(tasks(), forms(), Hand.all())).isEmpty();
    }

    @Test
    void aTaskWithoutARowIsSeen() throws IOException {
        assertThat(defects(tasks(), forms(), without("Task_SecondReview"))).contains("Task_SecondReview is in no row");
    }

    @Test
    void aChoiceAndAFieldWithoutARowAreSeen() throws IOException {
        var forms = forms();
        forms.put(
                SECOND,
                FormSchema.of(
                        SECOND,
                        Files.readString(Path.of("forms", SECOND + ".form"))
                                .replace("\"RETURN\"", "\"LATER\"")
                                .replace("\"ground\"", "\"reason\"")));
        assertThat(defects(tasks(), forms, Hand.all()))
                .contains(
                        SECOND + ": decision LATER is in no row",
                        SECOND + ": reason is filled in by no row",
                        "Task_SecondReview: approved: the form has no field ground",
                        "Task_SecondReview: returned to the first officer: decision offers no RETURN");
    }

    @Test
    void aRowWhoseFormIsGoneIsSeen() throws IOException {
        var forms = forms();
        forms.remove(SECOND);
        assertThat(defects(tasks(), forms, Hand.all()))
                .contains("Task_SecondReview: approved: there is no form " + SECOND);

        var tasks = new HashMap<>(tasks());
        tasks.put("Task_SecondReview", "legal-review--renamed");
        assertThat(defects(tasks, forms, Hand.all()))
                .contains("Task_SecondReview: approved: the task's form is legal-review--renamed");
    }

    @Test
    void aRowThatRecordsNothingIsSeen() throws IOException {
        var bare = new Hand.Task("Task_SecondReview", SECOND, "legal2").when("nothing", lease -> "");
        assertThat(defects(tasks(), forms(), List.of(bare)))
                .contains("Task_SecondReview: nothing: nothing is said to be recorded");
    }

    @Test
    void aKindThatNobodyDoesInTheBrowserIsSeen() throws IOException {
        var untimed = Hand.all().stream()
                .map(hand -> hand.form().startsWith("duty--report") ? hand.atNight() : hand)
                .toList();
        assertThat(defects(tasks(), forms(), untimed))
                .containsExactly(
                        "datetime with a time: no row of this kind is in each run's browser",
                        "datetime with a time that is not always shown: no row of this kind is in each run's browser");

        var forms = forms();
        forms.put(
                SECOND,
                FormSchema.of(
                        SECOND,
                        Files.readString(Path.of("forms", SECOND + ".form")).replace("\"textarea\"", "\"checkbox\"")));
        assertThat(defects(tasks(), forms, Hand.all()))
                .contains("checkbox: no row of this kind is in each run's browser");
    }

    private static List<Hand> without(String task) {
        return Hand.all().stream().filter(hand -> !hand.task().equals(task)).toList();
    }

    private static List<String> defects(Map<String, String> tasks, Map<String, FormSchema> forms, List<Hand> hands) {
        return new HandsWiring(tasks, forms, hands, Set.of(StartForm.NAME)).defects();
    }

    private static Map<String, String> tasks() throws IOException {
        return files("processes", ".bpmn")
                .flatMap(file -> Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
                .collect(Collectors.toMap(UserTask::getId, UserTask::getCamundaFormRef));
    }

    private static Map<String, FormSchema> forms() throws IOException {
        return files("forms", ".form")
                .map(file -> FormSchema.of(file.getFileName().toString().replace(".form", "")))
                .collect(Collectors.toMap(FormSchema::name, form -> form, (one, other) -> one, TreeMap::new));
    }

    private static Stream<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }
}
