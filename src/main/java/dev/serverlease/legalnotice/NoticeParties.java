package dev.serverlease.legalnotice;

import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.register.Lessors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Both sides of a letter, with the addresses that the contract's notice clause is written from. */
@Component
class NoticeParties {

    private final ApplicationTrees trees;
    private final Lessors lessors;

    NoticeParties(ApplicationTrees trees, Lessors lessors) {
        this.trees = trees;
        this.lessors = lessors;
    }

    /**
     * A party as a letter shows it.
     *
     * @param contact the person whom the notice clause names; null if it names none
     */
    record Side(
            String name,
            @Nullable String contact,
            @Nullable String post,
            @Nullable String email,
            @Nullable String phone) {}

    record Sides(Side lessee, Side lessor) {}

    Sides of(Lease lease) {
        var lessor = lessors.current();
        var facts = CaseFacts.of(trees.of(lease.application()), lessor);
        return new Sides(side(facts, "lessee", lease.lesseeName()), side(facts, "lessor", lessor.name()));
    }

    private static Side side(ContractFacts facts, String party, String name) {
        return new Side(
                name,
                text(facts, party + ".signer"),
                text(facts, party + ".noticeAddress"),
                text(facts, party + ".email"),
                text(facts, party + ".phone"));
    }

    private static @Nullable String text(ContractFacts facts, String name) {
        return facts.isGiven(name) ? facts.text(name).zh() : null;
    }
}
