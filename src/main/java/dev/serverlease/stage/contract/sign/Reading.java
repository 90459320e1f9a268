package dev.serverlease.stage.contract.sign;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.stage.contract.link.Explanations;
import dev.serverlease.stage.contract.link.Explanations.Explanation;
import dev.serverlease.stage.contract.link.LesseeOffer;
import dev.serverlease.stage.contract.link.LesseeOffer.Issued;
import dev.serverlease.stage.contract.link.LesseeOffer.OtherClause;
import dev.serverlease.stage.contract.link.SigningLink;
import dev.serverlease.visit.PdfPages;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The contract as the identified signer reads it: page by page, and each marked clause by itself. */
@Component
class Reading {

    private final LesseeOffer offer;
    private final PdfPages pages;
    private final Explanations explanations;
    private final Forwardings forwardings;
    private final Clock clock;

    Reading(@Lazy LesseeOffer offer, PdfPages pages, Explanations explanations, Forwardings forwardings, Clock clock) {
        this.clock = clock;
        this.offer = offer;
        this.pages = pages;
        this.explanations = explanations;
        this.forwardings = forwardings;
    }

    /** @param asked about this clause, with the answers */
    record Marked(String id, Bilingual heading, Bilingual meaning, List<Explanation> asked) {}

    /**
     * @param number that its pages bear
     * @param title what it is headed with
     * @param agreement whether it is an agreement on a contract that is concluded
     * @param pages the numbers of its pages
     * @param others the clauses that are not marked
     * @param askedOthers what was asked about these, with the answers
     * @param awaited what the signer asked and nobody has answered: it is signed only after that
     * @param mayForward whether a representative may still be named
     */
    record Contract(
            String number,
            Bilingual title,
            boolean agreement,
            int draft,
            String party,
            String signer,
            String digest,
            List<Integer> pages,
            String text,
            List<Marked> marked,
            List<OtherClause> others,
            List<Explanation> askedOthers,
            List<Awaited> awaited,
            boolean mayForward) {}

    /** @param since when it was asked */
    record Awaited(Bilingual heading, String question, Bilingual since) {}

    Contract of(SigningLink link) {
        var issued = offer.issued(link.leaseNumber());
        var text = pages.text(issued.digest(), issued.pdf());
        var asked = explanations.of(link.leaseNumber());
        return new Contract(
                issued.number(),
                issued.title(),
                issued.agreement(),
                issued.version(),
                issued.party(),
                link.signer(),
                issued.digest(),
                IntStream.rangeClosed(1, text.pages()).boxed().toList(),
                text.text(),
                issued.marked().stream()
                        .map(clause -> new Marked(
                                clause.id(),
                                clause.heading(),
                                clause.meaning(),
                                asked.stream()
                                        .filter(one -> one.clause().equals(clause.id()))
                                        .toList()))
                        .toList(),
                issued.others(),
                asked.stream().filter(one -> !issued.isMarked(one.clause())).toList(),
                explanations.open(link.leaseNumber(), issued.version()).stream()
                        .map(this::awaited)
                        .toList(),
                link.letter() == null && !forwardings.isForwarded(link));
    }

    private Awaited awaited(Explanation one) {
        var at = one.askedAt();
        return new Awaited(
                one.heading(),
                one.question(),
                new Bilingual(
                        PageTime.zh(clock.getZone()).minute(at),
                        PageTime.en(clock.getZone()).minute(at)));
    }

    /** A page as a picture; empty if the contract has no such page. */
    Optional<byte[]> picture(SigningLink link, int page) {
        var issued = offer.issued(link.leaseNumber());
        return page >= 1 && page <= pages.text(issued.digest(), issued.pdf()).pages()
                ? Optional.of(pages.picture(issued.digest(), issued.pdf(), page))
                : Optional.empty();
    }

    Issued issued(SigningLink link) {
        return offer.issued(link.leaseNumber());
    }
}
