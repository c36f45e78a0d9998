package dev.belfry.velociraptor.clients;

import dev.belfry.core.plugin.Finding;
import dev.belfry.core.plugin.Finding.Level;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What {@code belfry doctor} finds about a server. Asks in the order in which things can go wrong. */
final class Examination {
    private final LabelServers servers;
    private final VelociraptorClientsSettings settings;
    private final InstantSource clock;

    Examination(LabelServers servers, VelociraptorClientsSettings settings, InstantSource clock) {
        this.servers = servers;
        this.settings = settings;
        this.clock = clock;
    }

    List<Finding> examine() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try {
            findings.addAll(servers.in(Orgs.ROOT).parties().examine(settings.apiConfig(), clock.instant()));
            ofOrgs(findings);
        } catch (VelociraptorException failed) {
            findings.add(failed.toFinding());
        }
        return findings;
    }

    private void ofOrgs(List<Finding> findings) throws VelociraptorException, InterruptedException {
        Orgs served = settings.served();
        List<String> orgs = served.areAll() ? servers.orgs() : served.ids();
        if (orgs.isEmpty()) {
            findings.add(Rota.noOrg().toFinding());
        }
        List<Finding> all = new ArrayList<>();
        boolean anyIsWell = false;
        for (String org : orgs) {
            List<Finding> own = new OrgExamination(servers.in(org), org, settings.watched()).examine(clock.instant());
            anyIsWell |= own.stream().noneMatch(finding -> finding.level() == Level.FAIL);
            all.addAll(orgs.size() == 1 ? own : inOrg(org, own));
        }
        boolean mayStart = anyIsWell;
        findings.addAll(mayStart ? all.stream().map(Examination::leftOut).toList() : all);
    }

    private static List<Finding> inOrg(String org, List<Finding> own) {
        return own.stream()
                .map(finding -> new Finding(finding.level(), "org " + org + ": " + finding.text(), finding.remedy()))
                .toList();
    }

    /** What fails in one organisation only keeps none of the others from being watched. */
    private static Finding leftOut(Finding finding) {
        return finding.level() == Level.FAIL
                ? Finding.warn(finding.text() + "; this org is left out", finding.remedy())
                : finding;
    }
}
