package dev.serverlease;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.serverlease.activation.Provisioner;
import dev.serverlease.duty.Duties;
import dev.serverlease.intake.Intake;
import dev.serverlease.law.Finding;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.legalcheck.LegalCheck;
import java.util.Set;

/** The house stands as it is drawn. A rule about a package that is not there fails: ArchUnit refuses empty subjects. */
@AnalyzeClasses(packages = "dev.serverlease", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String OURS = "dev.serverlease..";

    private static final String[] STAGES = {
        "dev.serverlease.intake..",
        "dev.serverlease.legalcheck..",
        "dev.serverlease.legalreview..",
        "dev.serverlease.contract..",
        "dev.serverlease.activation..",
        "dev.serverlease.usereview..",
        "dev.serverlease.rent..",
        "dev.serverlease.duty..",
        "dev.serverlease.expiry..",
        "dev.serverlease.closing.."
    };

    /** What a stage offers to others; all else in it is its own. */
    private static final Set<String> OFFERED = Set.of(
            LegalCheck.class.getName(),
            Provisioner.class.getName(),
            Provisioner.Action.class.getName(),
            Intake.class.getName(),
            Duties.class.getName());

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
            Finding.class.getName(),
            Occasion.class.getName(),
            Outcome.class.getName(),
            RuleId.class.getName(),
            Subject.class.getName());

    @ArchTest
    static final ArchRule leaseKnowsOfOursOnlyTheLawsVocabulary = noClasses()
            .that()
            .resideInAPackage("dev.serverlease.lease..")
            .should()
            .dependOnClassesThat(resideInAPackage(OURS)
                    .and(describe("outside lease", outside("dev.serverlease.lease")))
                    .and(describe("no word of the law", type -> !VOCABULARY.contains(type.getName()))));

    @ArchTest
    static final ArchRule leaseKnowsNotTheEngine = noClasses()
            .that()
            .resideInAPackage("dev.serverlease.lease..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule processKnowsNoStage = noClasses()
            .that()
            .resideInAnyPackage("dev.serverlease.process..", "dev.serverlease.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STAGES);

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.serverlease.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEngineStaysInFewPlaces = noClasses()
            .that()
            .resideInAnyPackage(STAGES)
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

    @ArchTest
    static final ArchRule intakeKeepsToItself = keepsToItself("intake");

    @ArchTest
    static final ArchRule legalCheckKeepsToItself = keepsToItself("legalcheck");

    @ArchTest
    static final ArchRule legalReviewKeepsToItself = keepsToItself("legalreview");

    @ArchTest
    static final ArchRule contractKeepsToItself = keepsToItself("contract");

    @ArchTest
    static final ArchRule activationKeepsToItself = keepsToItself("activation");

    @ArchTest
    static final ArchRule useReviewKeepsToItself = keepsToItself("usereview");

    @ArchTest
    static final ArchRule rentKeepsToItself = keepsToItself("rent");

    @ArchTest
    static final ArchRule dutyKeepsToItself = keepsToItself("duty");

    @ArchTest
    static final ArchRule expiryKeepsToItself = keepsToItself("expiry");

    @ArchTest
    static final ArchRule closingKeepsToItself = keepsToItself("closing");

    private static ArchRule keepsToItself(String stage) {
        GivenClassesConjunction own = noClasses().that().resideInAPackage("dev.serverlease." + stage + "..");
        return own.should()
                .dependOnClassesThat(resideInAnyPackage(STAGES)
                        .and(describe("of another stage", outside("dev.serverlease." + stage)))
                        .and(describe("not offered", type -> !OFFERED.contains(type.getName()))));
    }

    private static java.util.function.Predicate<JavaClass> outside(String home) {
        return type ->
                !type.getPackageName().equals(home) && !type.getPackageName().startsWith(home + ".");
    }
}
