package dev.serverlease.stage.lessee.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.lessee.link.LesseeLink;
import dev.serverlease.stage.lessee.link.LesseeSteps;
import dev.serverlease.stage.lessee.word.HandedIn;
import dev.serverlease.stage.lessee.word.ObjectionViews;
import dev.serverlease.visit.LinkVisits;
import dev.serverlease.visit.Visitor;
import dev.serverlease.visit.VisitorForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * 查阅、复制、转移: the lessee's own data, for people and machines (Personal Information Protection Law art. 45): its
 * application as received, its papers, what it was told and what it said, its visits. Nothing of others, nothing that
 * the lessor's officers found or noted among themselves, and of them no more than their office.
 */
@Component
class OwnData {

    private final OwnRecords records;
    private final LesseePaperRoom papers;
    private final LesseeNotices notices;
    private final ObjectionViews objections;
    private final HandedIn handedIn;
    private final KeptFiles files;
    private final LesseeSteps steps;
    private final ObjectMapper json;

    OwnData(
            OwnRecords records,
            LesseePaperRoom papers,
            LesseeNotices notices,
            ObjectionViews objections,
            HandedIn handedIn,
            KeptFiles files,
            LesseeSteps steps) {
        this.records = records;
        this.papers = papers;
        this.notices = notices;
        this.objections = objections;
        this.handedIn = handedIn;
        this.files = files;
        this.steps = steps;
        this.json = new ObjectMapper().findAndRegisterModules();
    }

    void record(Lease lease, LesseeLink link, VisitorForm form, Visitor visitor) {
        steps.keep(link, LinkVisits.LESSEE, "LESSEE_DATA_TAKEN", visitor, Map.of());
    }

    /** {@code data.json}, and the files that it names. */
    byte[] zip(Lease lease) {
        var number = lease.number();
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(zip, "data.json", json(lease).getBytes(StandardCharsets.UTF_8));
            for (var shelved : papers.of(lease)) {
                put(zip, "papers/" + shelved.paper().id() + ".pdf", papers.content(lease, shelved.paper()));
            }
            for (var file : handedIn.of(number)) {
                put(zip, path(file), files.read(number, file.digest()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String json(Lease lease) {
        var data = new LinkedHashMap<String, Object>();
        data.put("lease", lease.number());
        data.put("lessee", lease.lesseeName());
        data.put("applications", records.applications(lease.number()));
        data.put(
                "papers",
                papers.of(lease).stream()
                        .map(shelved -> Map.of(
                                "file",
                                "papers/" + shelved.paper().id() + ".pdf",
                                "title",
                                both(shelved.paper().title()),
                                "at",
                                shelved.paper().at().toString(),
                                "sha256",
                                shelved.paper().digest()))
                        .toList());
        data.put(
                "notices",
                notices.of(lease).stream()
                        .map(told -> Map.of("at", told.at().toString(), "zh", told.zh(), "en", told.en()))
                        .toList());
        data.put(
                "objections",
                objections.of(lease.number()).stream().map(OwnData::objection).toList());
        data.put("reports", records.reports(lease.number()));
        data.put(
                "files",
                handedIn.of(lease.number()).stream()
                        .map(file -> Map.of(
                                "file", path(file),
                                "name", file.fileName(),
                                "sha256", file.digest(),
                                "at", file.receivedAt().toString()))
                        .toList());
        data.put("visits", records.visits(lease.number()));
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without who answered: the office is the lessor's. */
    private static Map<String, Object> objection(ObjectionViews.View one) {
        var said = new LinkedHashMap<String, Object>();
        said.put("against", both(one.against()));
        said.put("text", one.text());
        said.put("at", one.at().toString());
        said.put("answerDue", one.answerDue().toString());
        if (one.answer() != null && one.decision() != null) {
            said.put("decision", both(one.decision()));
            said.put("answer", one.answer());
            said.put("answeredAt", String.valueOf(one.answeredAt()));
        }
        return said;
    }

    private static Map<String, String> both(Bilingual text) {
        return Map.of("zh", text.zh(), "en", text.en());
    }

    private static String path(Attachment file) {
        return "files/" + file.id() + file.fileName().replaceFirst("^.*(?=\\.[A-Za-z]{1,5}$)", "");
    }

    private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(content);
        zip.closeEntry();
    }

    /** Rows of the lessee's own. @param content as JSON */
    record Row(String at, JsonNode content) {}

    /** Kept for one list each. */
    static List<Map<String, Object>> named(String name, List<Row> rows) {
        return rows.stream()
                .map(row -> Map.<String, Object>of("at", row.at(), name, row.content()))
                .toList();
    }
}
