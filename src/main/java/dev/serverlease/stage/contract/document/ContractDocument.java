package dev.serverlease.stage.contract.document;

import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.clause.Place;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.paper.ContractLayout;
import dev.serverlease.paper.ContractPaper;
import dev.serverlease.paper.ContractPaper.Clause;
import dev.serverlease.paper.ContractPaper.Execution;
import dev.serverlease.paper.ContractPaper.Paragraph;
import dev.serverlease.paper.ContractPaper.Party;
import dev.serverlease.paper.EmbeddedFile;
import dev.serverlease.paper.PdfPrinter;
import dev.serverlease.paper.SignatureFields;
import dev.serverlease.papercheck.PaperCode;
import dev.serverlease.signature.DemoAuthority;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Prints a contract for signature: PDF/A-3a with two empty signature fields and its data beside it, to be read by
 * machines.
 */
@Component
public class ContractDocument {

    private static final Bilingual TITLE = new Bilingual("服务器租赁合同", "Server Lease");

    private final PdfPrinter printer;
    private final PaperCode code;
    private final boolean demo;

    /** @param demo what the demo's own certifier signs has no legal effect, and each page says so */
    ContractDocument(PdfPrinter printer, PaperCode code, ObjectProvider<DemoAuthority> demo) {
        this.printer = printer;
        this.code = code;
        this.demo = demo.getIfAvailable() != null;
    }

    /**
     * @param data contract.json, embedded
     * @throws dev.serverlease.paper.UnprintableText naming each character that cannot be printed, and where it stands
     */
    public byte[] print(Draft draft, ContractText text, ContractFacts facts, byte[] data) {
        var paper = new ContractPaper(
                draft.number(),
                draft.version(),
                draft.caseDigest(),
                code.of(draft.number(), draft.caseDigest()),
                code.page(draft.number()),
                demo,
                draft.title(),
                text.clauses().stream()
                        .filter(clause -> clause.place() != Place.EXECUTION)
                        .map(ContractDocument::clause)
                        .toList(),
                execution(text, facts));
        var embedded = new EmbeddedFile("contract.json", "application/json", "合同数据 Contract data", data);
        return SignatureFields.add(printer.print(
                ContractLayout.xhtml(paper), draft.title().zh() + " " + draft.number(), List.of(embedded)));
    }

    /**
     * @param caseDigest of the case that was approved, in hexadecimal
     * @param title what the first page is headed with
     */
    public record Draft(String number, int version, String caseDigest, Bilingual title) {

        /** Of a contract. */
        public Draft(String number, int version, String caseDigest) {
            this(number, version, caseDigest, TITLE);
        }
    }

    private static Clause clause(NumberedClause clause) {
        return new Clause(
                clause.heading(),
                String.join("、", clause.articles()),
                clause.lines().stream().map(ContractDocument::paragraph).toList(),
                clause.markMeaning(),
                clause.place() == Place.ANNEX);
    }

    private static Paragraph paragraph(NumberedClause.Line line) {
        return new Paragraph(line.zh(), line.en(), line.marked(), line.item());
    }

    /** The page of signatures has its own places for names and dates; of its clause only the first line is printed. */
    private static Execution execution(ContractText text, ContractFacts facts) {
        return new Execution(
                new Party(
                        facts.text("lessee.name").zh(),
                        facts.text("lessee.signer").zh(),
                        facts.text("lessee.capacity")),
                new Party(
                        facts.text("lessor.name").zh(),
                        facts.isGiven("lessor.signer")
                                ? facts.text("lessor.signer").zh()
                                : null,
                        facts.isGiven("lessor.signer") ? facts.text("lessor.capacity") : null),
                facts.text("place.signing"),
                text.clause("copies")
                        .map(clause -> new Bilingual(clause.plainZh(), clause.plainEn()))
                        .orElse(Bilingual.of("")),
                text.clause("execution").stream()
                        .flatMap(clause -> clause.lines().stream().limit(1))
                        .map(ContractDocument::paragraph)
                        .toList(),
                facts.is("electronic"));
    }
}
