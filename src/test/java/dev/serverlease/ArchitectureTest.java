package dev.serverlease;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.serverlease.law.Finding;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.stage.Offers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The house stands as it is drawn. A rule about a package that is not there fails: ArchUnit refuses empty subjects. */
@AnalyzeClasses(packages = "dev.serverlease", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String OURS = "dev.serverlease..";

    private static final String STAGES = "dev.serverlease.stage..";

    private static final int MOST_COLLABORATORS = 7;

    @ArchTest
    static final ArchRule noDoorOpensATransaction = DoorCommands.noDoorOpensATransaction;

    @ArchTest
    static final ArchRule lawKnowsNothingButJava = classes()
            .that()
            .resideInAPackage("dev.serverlease.law..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.serverlease.law..");

    @ArchTest
    static final ArchRule calendarKnowsNothingButJava = classes()
            .that()
            .resideInAPackage("dev.serverlease.calendar..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.serverlease.calendar..");

    /** The words in which the law speaks of a finding; facts, rules and the rulebook are none of it. */
    private static final Set<String> VOCABULARY = Set.of(
            Fact.class.getName(),
            NamedFacts.class.getName(),
            Finding.class.getName(),
            Occasion.class.getName(),
            Outcome.class.getName(),
            RuleId.class.getName(),
            Subject.class.getName());

    @ArchTest
    static final ArchRule leaseKnowsOfOursOnlyTheLawsVocabularyAndTheCalendar = noClasses()
            .that()
            .resideInAPackage("dev.serverlease.lease..")
            .should()
            .dependOnClassesThat(resideInAPackage(OURS)
                    .and(describe("outside lease", outside("dev.serverlease.lease")))
                    .and(describe("outside calendar", outside("dev.serverlease.calendar")))
                    .and(describe("no word of the law", type -> !VOCABULARY.contains(type.getName()))));

    /** The law names facts and codes; what leaves it is stored with their titles and words. */
    @ArchTest
    static final ArchRule theLawsMessagesAreReadInWords = noClasses()
            .that()
            .resideOutsideOfPackage("dev.serverlease.law..")
            .and(describe(
                    "put no words in their place",
                    type -> !type.getName().equals("dev.serverlease.stage.checks.LegalCheck")))
            .should()
            .callMethod(Finding.class, "message");

    /** A rule is named by its own constant, so that none is asked for that is not in the rulebook. */
    @ArchTest
    static final ArchRule ruleIdsAreReadOnlyFromRowsAndForms = noClasses()
            .that()
            .resideOutsideOfPackage("dev.serverlease.law..")
            .and(describe(
                    "read neither rows nor forms",
                    type -> !Set.of(
                                    "dev.serverlease.lease.FindingTexts",
                                    "dev.serverlease.lease.Findings",
                                    "dev.serverlease.approval.Conditions",
                                    "dev.serverlease.rulebook.ReplayPages",
                                    "dev.serverlease.stage.legalreview.Assessments")
                            .contains(type.getName())))
            .should()
            .callConstructor(RuleId.class, String.class);

    @ArchTest
    static final ArchRule leaseKnowsNotTheEngine = noClasses()
            .that()
            .resideInAPackage("dev.serverlease.lease..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule onlyStagesAndWhoShowsThemKnowAStage = noClasses()
            .that()
            .resideOutsideOfPackages(
                    STAGES,
                    "dev.serverlease.front..",
                    "dev.serverlease.access.gate..",
                    "dev.serverlease.rulebook..",
                    "dev.serverlease.steering.run..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(STAGES);

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.serverlease.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEngineStaysInFewPlaces = noClasses()
            .that()
            .resideInAPackage(STAGES)
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..")
                    .and(describe(
                            "beyond delegates and variables",
                            type -> !resideInAnyPackage(
                                            "org.camunda.bpm.engine.delegate..", "org.camunda.bpm.engine.variable..")
                                    .test(type)))
                    .and(describe(
                            "beyond starting and completing",
                            type -> !Set.of(
                                            "org.camunda.bpm.engine.OptimisticLockingException",
                                            "org.camunda.bpm.engine.RuntimeService",
                                            "org.camunda.bpm.engine.TaskService",
                                            "org.camunda.bpm.engine.task.Task",
                                            "org.camunda.bpm.engine.task.TaskQuery",
                                            "org.camunda.bpm.engine.query.Query",
                                            "org.camunda.bpm.engine.runtime.ProcessInstance",
                                            "org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables",
                                            "org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder",
                                            "org.camunda.spin.plugin.variable.SpinValues",
                                            "org.camunda.spin.plugin.variable.value.JsonValue",
                                            "org.camunda.spin.plugin.variable.value.builder.JsonValueBuilder")
                                    .contains(type.getName()))));

    @ArchTest
    static final ArchRule everybodyTakesTheTimeFromTheClock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(java.time.OffsetDateTime.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(java.util.Date.class);

    /** Records carry data; whoever works with more than these is asked more than one thing. */
    @ArchTest
    static final ArchRule constructorsTakeFewCollaborators = constructors()
            .that()
            .areDeclaredInClassesThat(describe("no records", type -> !type.isRecord()))
            .should(takeAtMost(MOST_COLLABORATORS));

    /** Derived from the packages, so that a new stage is guarded without being named here. */
    @ArchTest
    static void aStageUsesOnlyTheTypesThatAnotherOffers(JavaClasses all) {
        var stages = all.getPackage("dev.serverlease.stage").getSubpackagesInTree().stream()
                .filter(stage -> !stage.getClasses().isEmpty())
                .map(JavaPackage::getName)
                .toList();
        assertThat(stages)
                .as("a package for the word of each stage")
                .extracting(name -> name.substring(name.lastIndexOf('.') + 1))
                .containsAll(words());
        for (var stage : stages) {
            noClasses()
                    .that()
                    .resideInAPackage(stage)
                    .should()
                    .dependOnClassesThat(resideInAPackage(STAGES)
                            .and(describe(
                                    "of another stage",
                                    type -> !type.getPackageName().equals(stage)))
                            .and(describe("not offered by it", type -> !isOffered(type))))
                    .check(all);
        }
    }

    @ArchTest
    static void whatADoorChangesGoesThroughLeaseCommands(JavaClasses all) {
        DoorCommands.whatADoorChangesGoesThroughLeaseCommands(all);
    }

    @ArchTest
    static void whoLocksForVisitorsDoesSoThroughLeaseCommands(JavaClasses all) {
        DoorCommands.whoLocksForVisitorsDoesSoThroughLeaseCommands(all);
    }

    private static ArchCondition<JavaConstructor> takeAtMost(int most) {
        return new ArchCondition<>("take at most " + most + " parameters") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                int taken = constructor.getRawParameterTypes().size();
                if (taken > most) {
                    events.add(
                            SimpleConditionEvent.violated(constructor, constructor.getFullName() + " takes " + taken));
                }
            }
        };
    }

    @ArchTest
    static void aFormIsNamedByItsStage(JavaClasses all) throws IOException {
        var stages = all.getPackage("dev.serverlease.stage").getSubpackagesInTree().stream()
                .map(JavaPackage::getRelativeName)
                .collect(Collectors.toSet());
        try (var forms = Files.list(Path.of("forms"))) {
            assertThat(forms.map(form -> form.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(form -> assertThat(form.replaceFirst("--.*", "").replace("-", ""))
                            .as("prefix of %s", form)
                            .isIn(stages));
        }
    }

    /** Rules are many by nature: a package for each act. */
    @ArchTest
    static void packagesAndFilesStaySmall(JavaClasses all) throws IOException {
        try (var found = Files.walk(Path.of("src/main/java"))) {
            var files = found.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(files.stream()
                            .filter(file -> !file.getParent().toString().contains("law/rules"))
                            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting())))
                    .as("files a package")
                    .isNotEmpty()
                    .allSatisfy(
                            (home, count) -> assertThat(count).as("%s", home).isLessThanOrEqualTo(30));
            for (var file : files) {
                assertThat(Files.readAllLines(file)).as("lines of %s", file).hasSizeLessThanOrEqualTo(300);
            }
        }
    }

    private static List<String> words() {
        return Stream.of(LeaseStage.values())
                .filter(stage -> stage != LeaseStage.ENDED)
                .map(stage -> stage == LeaseStage.SUSPENDED
                        ? "suspension"
                        : stage.name().toLowerCase(Locale.ROOT).replace("_", ""))
                .toList();
    }

    private static boolean isOffered(JavaClass type) {
        var outermost = outermost(type);
        return type.getPackageName().equals("dev.serverlease.stage")
                || type.getPackage()
                        .tryGetAnnotationOfType(Offers.class)
                        .filter(offers -> Set.of(offers.value()).contains(outermost.reflect()))
                        .isPresent();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static java.util.function.Predicate<JavaClass> outside(String home) {
        return type ->
                !type.getPackageName().equals(home) && !type.getPackageName().startsWith(home + ".");
    }
}
