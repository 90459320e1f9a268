package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.link.LinkHands;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who may seal for the lessor: members of the group of the settings, and whom that excludes. */
@Component
class SealingPeople {

    private final SealingSettings settings;
    private final Deciders deciders;
    private final OpenSigning signing;
    private final LinkHands hands;
    private final LeaseTasks tasks;

    SealingPeople(
            SealingSettings settings, Deciders deciders, OpenSigning signing, LinkHands hands, @Lazy LeaseTasks tasks) {
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
     * Whoever says that a paper came back signed does not also say that it was accepted; nor who had link or code of an
     * electronic signature in hand, and could have made it.
     */
    Set<String> recorders(Lease lease) {
        return signing.of(lease)
                .map(signed -> signed.by(Party.LESSEE)
                        .filter(signature -> signature.electronic() == null)
                        .map(signature -> Set.of(signature.recordedBy()))
                        .orElseGet(
                                () -> hands.of(lease.number(), signed.contract().digest())))
                .orElse(Set.of());
    }

    /** The settings may name another group than when a task was created. */
    @EventListener(ApplicationReadyEvent.class)
    void offerAnew() {
        tasks.offerTo(SealForLessorTask.KEY, groups());
    }
}
