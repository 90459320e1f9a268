package dev.serverlease.lists;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** 租赁: find leases, on a page whose address says what it shows, and as a file. */
@Controller
class LeasesPage {

    private static final String SIZE = "50";

    /** Beyond this many nobody wants to know the number. */
    private static final int MOST_COUNTED = 9_999;

    /** What many names have in common is compared with each name. */
    private static final int MOST_COUNTED_BY_NAME = 999;

    /** As the form names them. */
    private static final Map<String, Criterion> CRITERIA = Arrays.stream(Criterion.values())
            .collect(Collectors.toUnmodifiableMap(Criterion::parameter, Function.identity()));

    /** Of these the form shows always; any other that is asked for unfolds the rest of it. */
    private static final Set<Criterion> FOREMOST =
            Set.of(Criterion.Q, Criterion.STAGE, Criterion.RISK, Criterion.OVERDUE);

    private final LeaseList leases;
    private final LeasesCsv csv;
    private final KnownAccounts accounts;
    private final Actor actor;
    private final Clock clock;

    LeasesPage(LeaseList leases, LeasesCsv csv, KnownAccounts accounts, Actor actor, Clock clock) {
        this.leases = leases;
        this.csv = csv;
        this.accounts = accounts;
        this.actor = actor;
        this.clock = clock;
    }

    @GetMapping(ListAddress.PAGE)
    String leases(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = SIZE) @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "false") boolean embed,
            @ModelAttribute("t") OneLanguage language,
            @ModelAttribute("times") PageTime times,
            HttpServletResponse response,
            Model model) {
        boolean seesAll = VisibleLeases.seesAll(actor.person());
        var address = seesAll ? ListAddress.of(sent) : ListAddress.of(sent).without(Criterion.APPLICANT);
        if (!address.parameters().equals(sent)) {
            // a form sends what it leaves blank; an address that is kept says only what it asks for, and what it gets
            return "redirect:" + address.page();
        }
        var errors = new ArrayList<FieldError>(LeasesDoor.wrongOnPage(sent));
        var filter = LeaseFilter.read(sent, errors);
        var sort = sent.getFirst(LeasesDoor.SORT);
        var order = sort == null ? LeaseOrder.DUE : LeaseOrder.named(sort).orElse(null);
        if (order == null) {
            errors.add(LeaseOrder.unknown());
        }
        model.addAttribute("criteria", CRITERIA);
        model.addAttribute("filter", filter);
        model.addAttribute("order", order);
        model.addAttribute("orders", LeaseOrder.values());
        model.addAttribute("address", address);
        model.addAttribute("embed", embed);
        model.addAttribute("lang", sent.getFirst("lang"));
        model.addAttribute("size", sent.getFirst(ListAddress.SIZE));
        model.addAttribute("seesAll", seesAll);
        if (seesAll) {
            offer(filter, model);
        }
        model.addAttribute("unfolded", !FOREMOST.containsAll(filter.wanted().keySet()));
        var words = new FilterWords(language, times);
        model.addAttribute("tags", words.tags(filter, address));
        if (errors.isEmpty()) {
            try {
                show(filter, Objects.requireNonNull(order), after, size, model);
            } catch (Refusal refused) {
                errors.addAll(refused.errors());
            }
        }
        model.addAttribute("errors", errors.stream().map(words::wrong).toList());
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return embed ? "leases :: page" : "leases";
    }

    /** The accounts that there are to choose from, and which of those that were asked for are none of them. */
    private void offer(LeaseFilter filter, Model model) {
        var officers = accounts.officers();
        var applicants = accounts.applicants();
        model.addAttribute("officers", officers);
        model.addAttribute("applicants", applicants);
        model.addAttribute("noOfficer", unknown(filter.text(Criterion.OFFICER), officers));
        model.addAttribute("noApplicant", unknown(filter.text(Criterion.APPLICANT), applicants));
    }

    private static @Nullable String unknown(@Nullable String account, List<String> known) {
        return account == null || known.contains(account) ? null : account;
    }

    private void show(LeaseFilter filter, LeaseOrder order, @Nullable String after, int size, Model model) {
        var seen = LeasesDoor.seenBy(actor.person(), filter);
        var known = filter.text(Criterion.Q);
        int most = known == null && filter.text(Criterion.LESSEE) == null ? MOST_COUNTED : MOST_COUNTED_BY_NAME;
        model.addAttribute("beginning", known != null && LesseeSearch.isOneCharacter(known) ? known : null);
        var counted = leases.counted(seen, order, after, size, most + 1);
        model.addAttribute("list", counted.page());
        model.addAttribute("after", after);
        model.addAttribute("found", counted.found());
        model.addAttribute("mostCounted", most);
    }

    @GetMapping(ListAddress.PAGE + ".csv")
    @Operation(
            tags = LeasesDoor.TAG,
            summary = "租赁列表的全部，CSV 文件，单一语言 The whole of a list of leases as a CSV file, in one language",
            description = "条件与 GET /api/leases 相同。 The same criteria as of GET /api/leases.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    void file(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> sent,
            @Parameter(description = "due（默认）、newest、termEnd 或者 risk；due is the default")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @Parameter(
                            name = "lang",
                            in = ParameterIn.QUERY,
                            description = "文件的语言；不填为浏览器的首选语言，两者皆非的为中文 The file's language; if empty the one that the"
                                    + " browser prefers, and Chinese if that is neither",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"zh", "en"}))
                    @ModelAttribute("t")
                    OneLanguage language,
            HttpServletResponse response)
            throws IOException {
        LeasesDoor.requireRightOfFile(sent);
        var filter = LeasesDoor.seenBy(actor.person(), LeaseFilter.of(sent));
        var order = LeaseOrder.of(sort, LeaseOrder.DUE);
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                language.of("租赁", "leases") + "-"
                                        + LocalDate.ofInstant(clock.instant(), clock.getZone()) + ".csv",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        csv.write(filter, order, language, response.getOutputStream());
    }
}
