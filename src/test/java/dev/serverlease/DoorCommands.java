package dev.serverlease;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseCommands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/**
 * What a door changes of a lease it changes through {@link LeaseCommands}: under the lock, in one transaction, retried.
 * Part of {@link ArchitectureTest}, which reads the classes once for both.
 */
class DoorCommands {

    /**
     * No lease stands before an application is accepted, and nothing is kept of one that is only tried out, nor of who
     * compares a paper's number and digest.
     */
    private static final Set<String> WITHOUT_A_LEASE =
            Set.of("LeaseController.apply", "LeaseController.check", "PaperCheckController.compare");

    /**
     * What a platform tells is asked back from it first; whoever takes the answer in is called by the library's part.
     */
    private static final Map<String, String> TAKEN_IN_BY =
            Map.of("SigningReturnController.told", "dev.serverlease.stage.contract.provider.RemoteArrivals");

    /** Takes the lock, and an act to be done under it, for those who have no account. */
    private static final String FOR_VISITORS = "dev.serverlease.visit.LinkVisits";

    /** The same for visitors of one page each: what they take they hand on to it. */
    private static final Set<String> OF_A_PAGE =
            Set.of("dev.serverlease.stage.contract.sign.Visits", "dev.serverlease.stage.lessee.page.LesseeVisits");

    static final ArchRule noDoorOpensATransaction = noClasses()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(TransactionTemplate.class, PlatformTransactionManager.class, Transactional.class);

    static void whatADoorChangesGoesThroughLeaseCommands(JavaClasses all) {
        var doors = changingDoors(all);
        assertThat(doors).as("doors that change a lease").hasSizeGreaterThan(15);
        assertThat(doors)
                .filteredOn(door -> !WITHOUT_A_LEASE.contains(nameOf(door)))
                .allSatisfy(door -> {
                    var reached = reachedWithoutLock(all, door);
                    assertThat(reached)
                            .as("%s reaches LeaseCommands", nameOf(door))
                            .anyMatch(DoorCommands::locks);
                    assertThat(reached)
                            .as("%s writes before the lease is locked", nameOf(door))
                            .filteredOn(unit -> !locks(unit))
                            .noneMatch(DoorCommands::writes);
                });
    }

    static void whoLocksForVisitorsDoesSoThroughLeaseCommands(JavaClasses all) {
        assertThat(all.get(FOR_VISITORS).getMethods())
                .filteredOn(method -> method.getName().startsWith("act"))
                .hasSize(2)
                .allSatisfy(method -> assertThat(targets(method).flatMap(target -> target.resolveMember().stream()))
                        .anyMatch(unit -> targets(unit).anyMatch(isOf(LeaseCommands.class))));
        assertThat(OF_A_PAGE)
                .allSatisfy(page -> assertThat(all.get(page).getMethods())
                        .filteredOn(method -> method.getName().startsWith("act"))
                        .isNotEmpty()
                        .allSatisfy(method -> assertThat(Stream.concat(
                                        targets(method),
                                        targets(method)
                                                .flatMap(target -> target.resolveMember().stream())
                                                .flatMap(DoorCommands::targets)))
                                .anyMatch(DoorCommands::isForVisitors)));
    }

    private static boolean isForVisitors(CodeUnitAccessTarget target) {
        var owner = target.getOwner().getName();
        return (owner.equals(FOR_VISITORS) || OF_A_PAGE.contains(owner))
                && target.getName().startsWith("act");
    }

    private static List<JavaMethod> changingDoors(JavaClasses all) {
        return all.stream()
                .filter(type -> type.getPackageName().startsWith("dev.serverlease.stage")
                        || type.getPackageName().equals("dev.serverlease.attachment"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> Stream.of(
                                PostMapping.class, PutMapping.class, DeleteMapping.class, PatchMapping.class)
                        .anyMatch(method::isAnnotatedWith))
                .toList();
    }

    /** All that is called from a door; what a method does that locks the lease is not followed. */
    private static List<JavaCodeUnit> reachedWithoutLock(JavaClasses all, JavaMethod door) {
        var seen = new HashSet<JavaCodeUnit>();
        var reached = new ArrayList<JavaCodeUnit>();
        var open = new ArrayDeque<JavaCodeUnit>(List.of(door));
        Optional.ofNullable(TAKEN_IN_BY.get(nameOf(door)))
                .ifPresent(taker -> all.get(taker).getMethods().stream()
                        .filter(method -> method.getName().equals("arrived"))
                        .forEach(open::add));
        while (!open.isEmpty()) {
            var unit = open.pop();
            if (seen.add(unit)) {
                reached.add(unit);
                if (!locks(unit)) {
                    targets(unit)
                            .flatMap(target -> target.resolveMember().stream())
                            .forEach(open::add);
                }
            }
        }
        return reached;
    }

    private static boolean locks(JavaCodeUnit unit) {
        return targets(unit).anyMatch(isOf(LeaseCommands.class).or(DoorCommands::isForVisitors));
    }

    private static boolean writes(JavaCodeUnit unit) {
        return targets(unit)
                .anyMatch(isOf(AuditTrail.class)
                        .and(target -> Set.of("append", "record", "recordApart", "bind")
                                .contains(target.getName()))
                        .or(isOf(RuntimeService.class))
                        .or(isOf(TaskService.class)));
    }

    private static Predicate<CodeUnitAccessTarget> isOf(Class<?> type) {
        return target -> target.getOwner().isEquivalentTo(type);
    }

    private static Stream<? extends CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                unit.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()));
    }

    private static String nameOf(JavaMethod door) {
        return door.getOwner().getSimpleName() + "." + door.getName();
    }
}
