package dev.serverlease.paper;

import dev.serverlease.lease.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contract's pages show; {@link ContractLayout} makes the pages.
 *
 * @param number of the contract, on each page
 * @param draft the number of the draft, from 1
 * @param caseDigest SHA-256 of the case in hexadecimal digits: 16 on each page, all on the last. A page cannot carry
 *     the digest of its own file
 * @param qrText what the code on each page says: where the file can be checked
 * @param checkedAt the address of the page that checks it, for whoever cannot scan the code; empty if there is none
 * @param demo whether each page says that signatures have no legal effect
 * @param clauses in order, annexes included, without the execution page
 */
public record ContractPaper(
        String number,
        int draft,
        String caseDigest,
        String qrText,
        String checkedAt,
        boolean demo,
        Bilingual title,
        List<Clause> clauses,
        Execution execution) {

    private static final int DIGITS_ON_EACH_PAGE = 16;

    public String caseDigest16() {
        return caseDigest.substring(0, DIGITS_ON_EACH_PAGE);
    }

    /** The clauses that the first page lists. */
    public List<Clause> marked() {
        return clauses.stream().filter(Clause::marked).toList();
    }

    /**
     * A clause or an annex.
     *
     * @param heading its number and title
     * @param articles what it follows, in words, like 《民法典》第七百零九条; empty if none is named
     * @param meaning what its marked paragraphs mean for the lessee, in one line; null exactly if none is marked
     * @param onItsOwnPage an annex begins a page
     */
    public record Clause(
            Bilingual heading,
            String articles,
            List<Paragraph> paragraphs,
            @Nullable Bilingual meaning,
            boolean onItsOwnPage) {

        public Clause {
            if ((meaning != null) != paragraphs.stream().anyMatch(Paragraph::marked)) {
                throw new IllegalArgumentException(
                        "What is marked needs its line on the first page, and only that: " + heading.zh());
            }
        }

        public boolean marked() {
            return meaning != null;
        }
    }

    /**
     * @param marked shown conspicuously (Civil Code art. 496)
     * @param item of an enumeration, its number included
     */
    public record Paragraph(String zh, String en, boolean marked, boolean item) {}

    /**
     * The last page.
     *
     * @param words what it says beside the signatures
     * @param electronic whether it may be signed electronically: a time stamp then tells the date
     */
    public record Execution(
            Party lessee, Party lessor, Bilingual place, Bilingual copies, List<Paragraph> words, boolean electronic) {}

    /**
     * @param signer null leaves a line for a pen, as does an unknown capacity
     * @param capacity like 法定代表人 Legal representative
     */
    public record Party(
            String name, @Nullable String signer, @Nullable Bilingual capacity) {}
}
