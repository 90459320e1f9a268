package dev.serverlease.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * {@code mvn test} runs every test without the tag {@code slow}, {@code mvn verify} also those with it; those tagged
 * {@code faults} wait for {@code mvn -Pfaults}. Whatever starts the product or another program has the tag, and what
 * takes long by its nature. No test is left out by a forgotten tag: without it a test runs in the fast tier.
 */
@AnalyzeClasses(packages = "dev.serverlease", importOptions = ImportOption.OnlyIncludeTests.class)
class TiersTest {

    private static final List<String> STARTERS = List.of("java.lang.ProcessBuilder", "java.lang.Runtime");

    private static final DescribedPredicate<JavaClass> HOLD_TESTS = DescribedPredicate.describe(
            "hold tests",
            type -> Stream.concat(type.getAllMethods().stream(), type.getAllFields().stream())
                    .anyMatch(member ->
                            member.isAnnotatedWith(Testable.class) || member.isMetaAnnotatedWith(Testable.class)));

    private static final DescribedPredicate<JavaClass> SLOW = DescribedPredicate.describe(
            "slow",
            type -> AnnotationSupport.findRepeatableAnnotations(type.reflect(), Tag.class).stream()
                    .anyMatch(tag -> Set.of("slow", "faults").contains(tag.value())));

    @ArchTest
    static final ArchRule whatStartsAProgramIsSlow =
            classes().that(HOLD_TESTS).and(DescribedPredicate.not(SLOW)).should(startNoProgram());

    /** Surefire and Failsafe find tests by the name of their class. */
    @ArchTest
    static final ArchRule testsAreFoundByTheirName = classes()
            .that(HOLD_TESTS)
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveSimpleNameEndingWith("Test");

    /** Neither by themselves nor through a helper of the tests. */
    private static ArchCondition<JavaClass> startNoProgram() {
        return new ArchCondition<>("start no program") {
            @Override
            public void check(JavaClass test, ConditionEvents events) {
                var seen = new HashSet<JavaClass>();
                var next = new ArrayDeque<>(List.of(test));
                while (!next.isEmpty()) {
                    for (Dependency dependency : next.remove().getDirectDependenciesFromSelf()) {
                        var target = dependency.getTargetClass();
                        if (STARTERS.contains(target.getName())
                                || target.getName().startsWith("org.openqa.selenium.")) {
                            events.add(SimpleConditionEvent.violated(
                                    test, test.getName() + " is not tagged slow: " + dependency.getDescription()));
                        } else if (target.getName().startsWith("dev.serverlease.") && seen.add(target)) {
                            next.add(target);
                        }
                    }
                }
            }
        };
    }
}
