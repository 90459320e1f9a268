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
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * {@code mvn test} runs every test without a tag, {@code mvn verify} also those with the tag {@code slow}. Those tagged
 * {@code nightly} wait for {@code mvn verify -Pnightly}, those tagged {@code faults} for {@code mvn -Pfaults}. Whatever
 * starts the product or another program is slow, or one of the faults; what is nightly besides stays slow. No test is
 * left out by a forgotten tag: without one a test runs in the fast tier.
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
            "slow", type -> tags(type.reflect()).anyMatch(Set.of("slow", "faults")::contains));

    @ArchTest
    static final ArchRule whatStartsAProgramIsSlow =
            classes().that(HOLD_TESTS).and(DescribedPredicate.not(SLOW)).should(startNoProgram());

    /** A tag that no build knows would be no tag, and a test of the faults runs in no other build. */
    @ArchTest
    static final ArchRule everyTagIsThatOfATier = classes().that(HOLD_TESTS).should(haveTagsThatABuildKnows());

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

    private static Stream<String> tags(AnnotatedElement of) {
        return AnnotationSupport.findRepeatableAnnotations(of, Tag.class).stream()
                .map(Tag::value);
    }

    private static ArchCondition<JavaClass> haveTagsThatABuildKnows() {
        return new ArchCondition<>("have tags that a build knows") {
            @Override
            public void check(JavaClass test, ConditionEvents events) {
                var ofClass = tags(test.reflect()).collect(Collectors.toSet());
                Stream.concat(
                                Stream.of(test.reflect()),
                                Stream.of(test.reflect().getDeclaredMethods()))
                        .forEach(part -> {
                            var tags =
                                    Stream.concat(ofClass.stream(), tags(part)).collect(Collectors.toSet());
                            if (!Set.of("slow", "nightly").containsAll(tags) && !tags.equals(Set.of("faults"))) {
                                events.add(SimpleConditionEvent.violated(
                                        test, part + " is of no tier, or of two builds: " + tags));
                            }
                        });
            }
        };
    }

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
