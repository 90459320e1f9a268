package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.Members;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.link.LinkHands;
import dev.serverlease.stage.contract.link.Sealers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who may seal for the lessor: members of the group of the settings, and whom that excludes. */
@Component
public class SealingPeople implements Sealers {

    private static final Bilingual NONE = new Bilingual(
            "承租人已签署，但是无人可以用印：用印组的人员都参与了审查决定、登记了纸质签名，或者转交过链接、查看过验证码。请系统管理员在用印组中增加一名人员，由其在期限内用印；逾期未用印的，承租人不再受其签署约束。",
            "The lessee has signed and nobody can seal: all members of the group decided on the case, recorded the paper,"
                    + " handed over the link or read the code. Let an administrator name another member of the group that"
                    + " seals, who seals in time; after the deadline the lessee is bound no more.");

    private final SealingSettings settings;
    private final Deciders deciders;
    private final OpenSigning signing;
    private final LinkHands hands;
    private final Members members;
    private final Notices notices;
    private final LeaseTasks tasks;

    SealingPeople(
            SealingSettings settings,
            Deciders deciders,
            OpenSigning signing,
            LinkHands hands,
            Members members,
            Notices notices,
            @Lazy LeaseTasks tasks) {
        this.members = members;
        this.notices = notices;
        this.hands = hands;
        this.settings = settings;
        this.deciders = deciders;
        this.signing = signing;
        this.tasks = tasks;
    }

    /** The model reads the group under this name. */
    @Configuration(proxyBeanMethods = false)
    static class InTheModel {

        @Bean
        String sealingGroup(SealingSettings settings) {
            return settings.group();
        }
    }

    List<String> groups() {
        return List.of(settings.group());
    }

    /** Whoever decided on the case does not also conclude its contract. */
    Set<String> deciders(Lease lease) {
        return deciders.of(lease);
    }

    /**
     * Whoever says that a paper came back signed does not also say that it was accepted; nor who had link or code in
     * hand, whichever way the signature came in the end.
     */
    Set<String> recorders(Lease lease) {
        var recorders = new HashSet<String>();
        signing.of(lease).ifPresent(signed -> {
            recorders.addAll(hands.of(lease.number(), signed.contract().digest()));
            signed.by(Party.LESSEE)
                    .filter(signature -> signature.electronic() == null)
                    .ifPresent(signature -> recorders.add(signature.recordedBy()));
        });
        return recorders;
    }

    /** Of these leases those in which the user is one of the deciders. */
    Set<String> decidedBy(String user, Set<String> numbers) {
        return deciders.among(user, numbers);
    }

    /** Of these leases those in which the user is one of the recorders. */
    Set<String> recordedBy(String user, Set<String> numbers) {
        return hands.recordedBy(user, numbers);
    }

    /** Who could seal now what is open to be signed. */
    private Set<String> able(Lease lease) {
        var able = new HashSet<>(members.of(settings.group()));
        able.removeAll(deciders(lease));
        able.removeAll(recorders(lease));
        return able;
    }

    /** Said while what the lessee has signed can be sealed by nobody. */
    public Optional<Bilingual> none(Lease lease) {
        return tasks.isOpen(lease, SealForLessorTask.KEY) && able(lease).isEmpty()
                ? Optional.of(NONE)
                : Optional.empty();
    }

    /** Managers learn of a sealing that nobody may do. */
    void tellIfNone(Lease lease) {
        if (able(lease).isEmpty()) {
            notices.tell(
                    Notice.about(
                            lease.number(),
                            NoticeKind.NOBODY_SEALS,
                            "租赁 " + lease.number() + "：" + NONE.zh(),
                            "Lease " + lease.number() + ": " + NONE.en()),
                    Audience.group(Groups.MANAGERS));
        }
    }

    @Override
    public void requireOther(Lease lease, String officer) {
        if (able(lease).equals(Set.of(officer))) {
            var others = recorders(lease).stream().sorted().toList();
            throw new Refusal(
                    409,
                    "转交链接、查看验证码的人不得用印；由您（" + officer + "）办理后，该合同再无人可以用印，未予办理。请由"
                            + (others.isEmpty() ? "不用印的合同管理员" : "已经经手的人员（" + String.join("、", others) + "）")
                            + "办理，或者请系统管理员先在用印组中增加一名人员。"
                            + " Whoever hands over the link or reads the code does not seal, and after you (" + officer
                            + ") nobody could: nothing was done. "
                            + (others.isEmpty()
                                    ? "Have a contract officer do it who does not seal"
                                    : "Have those do it who had it in hand already (" + String.join(", ", others) + ")")
                            + ", or let an administrator first name another member of the group that seals.");
        }
    }

    /** The settings may name another group than when a task was created. */
    @EventListener(ApplicationReadyEvent.class)
    void offerAnew() {
        tasks.offerTo(SealForLessorTask.KEY, groups());
    }
}
