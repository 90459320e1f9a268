package dev.serverlease.stage.lessee.page;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.Lease;
import dev.serverlease.visit.LesseePapers;
import dev.serverlease.visit.LesseePapers.Paper;
import dev.serverlease.visit.NoSuchLink;
import dev.serverlease.visit.PdfPages;
import java.util.List;
import org.springframework.stereotype.Component;

/** All papers that the lessee of a lease reads, as files, page by page, and as text. */
@Component
class LesseePaperRoom {

    private final List<LesseePapers> papers;
    private final KeptFiles files;
    private final PdfPages pages;

    LesseePaperRoom(List<LesseePapers> papers, KeptFiles files, PdfPages pages) {
        this.papers = papers;
        this.files = files;
        this.pages = pages;
    }

    /** A paper with its number of pages and its text, for who sees no pictures. */
    record Shelved(Paper paper, int pages, String text) {

        public boolean isLetter() {
            return paper.kind() == LesseePapers.Kind.LETTER;
        }
    }

    List<Shelved> of(Lease lease) {
        return all(lease).stream()
                .map(paper -> {
                    var text = pages.text(paper.digest(), () -> files.read(lease.number(), paper.digest()));
                    return new Shelved(paper, text.pages(), text.text());
                })
                .toList();
    }

    /** @throws NoSuchLink if this lease has no such paper, whatever another one has */
    Paper find(Lease lease, String id) {
        return all(lease).stream()
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow(NoSuchLink::new);
    }

    byte[] content(Lease lease, Paper paper) {
        return files.read(lease.number(), paper.digest());
    }

    /** A page as PNG, counted from 1. @throws NoSuchLink if the paper has no such page */
    byte[] picture(Lease lease, Paper paper, int page) {
        var content = content(lease, paper);
        if (page < 1 || page > pages.text(paper.digest(), content).pages()) {
            throw new NoSuchLink();
        }
        return pages.picture(paper.digest(), content, page);
    }

    private List<Paper> all(Lease lease) {
        return papers.stream().flatMap(some -> some.of(lease).stream()).toList();
    }
}
