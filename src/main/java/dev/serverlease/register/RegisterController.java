package dev.serverlease.register;

import dev.serverlease.database.ConnectionPool;
import dev.serverlease.people.Actor;
import dev.serverlease.register.RegisterPages.LessorList;
import dev.serverlease.register.RegisterPages.Permits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Compliance officers update the registers; legal officers and managers may read them too. */
@RestController
@RequestMapping("/api/registers")
@Tag(name = "登记册 Registers")
class RegisterController {

    private static final String SIZE = "50";

    private final RegisterImport imports;
    private final RegisterPages pages;
    private final Actor actor;

    RegisterController(RegisterImport imports, RegisterPages pages, Actor actor) {
        this.imports = imports;
        this.pages = pages;
        this.actor = actor;
    }

    /** @param imported lines added or replaced */
    record ImportView(int imported) {}

    @PostMapping(value = "/permits", consumes = "text/csv")
    @Operation(summary = "导入许可、备案与批准登记册（CSV，全部导入或者全不导入） Import permits, filings and approvals, all or nothing")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            description = "UTF-8",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ImportView importPermits(@RequestBody byte[] csv) {
        ConnectionPool.mayTakeLong();
        return new ImportView(imports.permits(CsvFile.text(csv), actor.name()));
    }

    @PostMapping(value = "/lessors", consumes = "text/csv")
    @Operation(summary = "导入出租人登记册（CSV，全部导入或者全不导入） Import lessors, all or nothing")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            description = "UTF-8",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ImportView importLessors(@RequestBody byte[] csv) {
        ConnectionPool.mayTakeLong();
        return new ImportView(imports.lessors(CsvFile.text(csv), actor.name()));
    }

    @GetMapping("/permits")
    @Operation(summary = "查询许可、备案与批准登记册，分页 Permits, filings and approvals, page by page")
    Permits permits(
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String holder,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = SIZE) @Min(1) @Max(500) int size) {
        return pages.permits(number, holder, page, size);
    }

    @GetMapping("/lessors")
    @Operation(summary = "查询出租人登记册，分页 Lessors, page by page")
    LessorList lessors(
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = SIZE) @Min(1) @Max(500) int size) {
        return pages.lessors(page, size);
    }
}
