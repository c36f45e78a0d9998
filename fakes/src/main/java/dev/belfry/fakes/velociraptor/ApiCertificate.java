package dev.belfry.fakes.velociraptor;

import java.time.Instant;

/** What kind of certificate an API user comes with. */
public enum ApiCertificate {
    VALID {
        @Override
        String config(Certificates own, String address, String user) {
            return ApiConfig.text(own.authority(), own.client(user), address, user);
        }
    },
    /** It has ended. */
    EXPIRED {
        @Override
        String config(Certificates own, String address, String user) {
            return ApiConfig.text(own.authority(), own.expiredClient(user), address, user);
        }
    },
    /** It has not begun. */
    NOT_YET_VALID {
        @Override
        String config(Certificates own, String address, String user) {
            return ApiConfig.text(own.authority(), own.futureClient(user), address, user);
        }
    },
    /** Made by another server's CA; the file names the right one. */
    FOREIGN {
        @Override
        String config(Certificates own, String address, String user) {
            return ApiConfig.text(own.authority(), stranger().client(user), address, user);
        }
    },
    /** All right in itself, but the file names another server's CA. */
    WRONG_CA {
        @Override
        String config(Certificates own, String address, String user) {
            return ApiConfig.text(stranger().authority(), own.client(user), address, user);
        }
    };

    abstract String config(Certificates own, String address, String user);

    private static Certificates stranger() {
        return new Certificates(Instant.now());
    }
}
