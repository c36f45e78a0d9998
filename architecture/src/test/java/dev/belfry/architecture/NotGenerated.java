package dev.belfry.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out what nobody wrote: the protocol's stubs are generated. */
final class NotGenerated implements ImportOption {
    @Override
    public boolean includes(Location location) {
        return !location.contains("/dev/belfry/velociraptor/protocol/");
    }
}
