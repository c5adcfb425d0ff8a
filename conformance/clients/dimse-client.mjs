// Drives the client of the npm package dcmjs-dimse once and prints what it saw as one JSON line.
//   node dimse-client.mjs CALLING CALLED PORT echo [TIMES]
//   node dimse-client.mjs CALLING CALLED PORT find study|series|image KEYS_JSON
//   node dimse-client.mjs CALLING CALLED PORT get STUDY[\\STUDY]... [CLASS=SYNTAX]...    proposes just these contexts for storage
//   node dimse-client.mjs CALLING CALLED PORT move DESTINATION STUDY
//   node dimse-client.mjs CALLING CALLED PORT store FILE...
//   node dimse-client.mjs CALLING CALLED PORT offer FILE...     each over its own association, eight at a time
//   node dimse-client.mjs CALLING CALLED PORT commit TRANSACTION CLASS=INSTANCE...
//   node dimse-client.mjs CALLING CALLED PORT commit-and-wait TRANSACTION CLASS=INSTANCE...
//   node dimse-client.mjs CALLING CALLED PORT notify UID STUDY SERIES CLASS=INSTANCE AVAILABILITY RETRIEVE_AET
// commit-and-wait keeps its association open for three seconds more, for the result.
// TLS_KEY, TLS_CERTIFICATE and TLS_TRUSTED in the environment name PEM files and turn TLS on.
// Exit 1 with the reason on standard error when the association was refused or broke.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pixelDigest } from './pixels.mjs';

const dimse = createRequire(import.meta.url)('dcmjs-dimse');
const { Client, requests, responses, constants } = dimse;
const { Status, SopClass, TransferSyntax } = constants;
dimse.log.setLevel('silent');

const [calling, called, port, operation, ...rest] = process.argv.slice(2);
const answer = {
  statuses: [], found: [], received: {}, dataSets: {}, reports: [], counts: null, failedInstances: [], unsent: [],
};
const client = new Client();

function refuse(reason) {
  console.error(`${operation}: ${reason}`);
  process.exit(1);
}

function add(request, onResponse) {
  request.on('response', (response) => {
    if (response.getStatus() !== Status.Pending) answer.statuses.push(response.getStatus());
    onResponse(response);
  });
  client.addRequest(request);
}

function count(response) {
  answer.counts = {
    completed: response.getCompleted(), failed: response.getFailures(), warning: response.getWarnings(),
  };
  if (response.hasDataset()) answer.failedInstances = [].concat(response.getDataset().getElement('FailedSOPInstanceUIDList') ?? []);
}

// The package proposes only the storage classes it knows; these are in the roles a C-GET needs as well.
function proposeToReceive(pairs) {
  const { prototype } = dimse.association.Association;
  const { addPresentationContextFromRequest } = prototype;
  prototype.addPresentationContextFromRequest = function withPairs(...details) {
    const id = addPresentationContextFromRequest.apply(this, details);
    for (const [sopClass, syntax] of pairs) {
      const added = this.addPresentationContext(sopClass);
      this.getPresentationContext(added).setProviderRole(true);
      this.addTransferSyntaxToPresentationContext(added, syntax);
    }
    return id;
  };
}

function reference(text) {
  const [ReferencedSOPClassUID, ReferencedSOPInstanceUID] = text.split('=');
  return { ReferencedSOPClassUID, ReferencedSOPInstanceUID };
}

const operations = {
  echo: (times = '1') => {
    for (let i = 0; i < Number(times); i++) add(new requests.CEchoRequest(), () => {});
  },
  find: (level, keys) => {
    const make = { study: 'createStudyFindRequest', series: 'createSeriesFindRequest', image: 'createImageFindRequest' }[level];
    add(requests.CFindRequest[make](JSON.parse(keys)), (response) => {
      if (response.getStatus() === Status.Pending && response.hasDataset()) {
        answer.found.push(response.getDataset().getElements());
      }
    });
  },
  get: (studies, ...contexts) => {
    const request = requests.CGetRequest.createStudyGetRequest('');
    request.getDataset().setElement('StudyInstanceUID', studies.split('\\'));
    add(request, count);
    if (contexts.length > 0) {
      request.setAddStorageSopClassesToAssociation(false);
      proposeToReceive(contexts.map((each) => each.split('=')));
    }
  },
  move: (destination, study) => add(requests.CMoveRequest.createStudyMoveRequest(destination, study), count),
  store: (...files) => {
    for (const file of files) {
      const request = new requests.CStoreRequest(file);
      request.setAdditionalTransferSyntaxes([TransferSyntax.ExplicitVRLittleEndian]);
      add(request, () => {});
    }
  },
  commit: (transaction, ...references) => {
    const request = new requests.NActionRequest(SopClass.StorageCommitmentPushModel, '1.2.840.10008.1.20.1.1', 1);
    request.setDataset(new dimse.Dataset({
      TransactionUID: transaction,
      ReferencedSOPSequence: references.map(reference),
    }));
    add(request, () => {});
  },
  'commit-and-wait': (...parts) => operations.commit(...parts),
  notify: (uid, study, series, instance, InstanceAvailability, RetrieveAETitle) => {
    const request = new requests.NCreateRequest('1.2.840.10008.5.1.4.33', uid);
    request.setDataset(new dimse.Dataset({
      ReferencedPerformedProcedureStepSequence: [],
      StudyInstanceUID: study,
      ReferencedSeriesSequence: [{
        SeriesInstanceUID: series,
        ReferencedSOPSequence: [{ ...reference(instance), InstanceAvailability, RetrieveAETitle }],
      }],
    }));
    add(request, () => {});
  },
};

// Each over its own association, a few at a time: what the package can't read or send ends its own only.
const longestOffer = 5000;
function offerOne(file) {
  return new Promise((resolve) => {
    const single = new Client();
    setTimeout(() => resolve(undefined), longestOffer).unref();
    for (const event of ['associationRejected', 'networkError', 'abort', 'closed']) single.on(event, () => resolve(undefined));
    try {
      const request = new requests.CStoreRequest(file);
      request.setAdditionalTransferSyntaxes([TransferSyntax.ExplicitVRLittleEndian]);
      request.on('response', (response) => resolve(response.getStatus()));
      single.addRequest(request);
      single.send('127.0.0.1', Number(port), calling, called);
    } catch {
      resolve(undefined);
    }
  });
}

async function offer(files) {
  const waiting = [...files];
  const worker = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const status = await offerOne(file);
      if (status === undefined) answer.unsent.push(file);
      else answer.statuses.push(status);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  console.log(JSON.stringify(answer));
}

// The bytes of a data set as they come; the package itself passes on only what it reads in them.
const network = Object.getPrototypeOf(dimse.Scp.prototype);
const { createDatasetFromStoreWritableStream } = network;
let dataSet = '';
network.createDatasetFromStoreWritableStream = function digested(writable, context, callback) {
  dataSet = createHash('sha256').update(writable.toBuffer()).digest('hex');
  try {
    createDatasetFromStoreWritableStream.call(this, writable, context, callback);
  } catch {
    callback(new dimse.Dataset({}));
  }
};

client.on('cStoreRequest', (request, callback) => {
  answer.received[request.getAffectedSopInstanceUid()] = pixelDigest(request.getDataset());
  answer.dataSets[request.getAffectedSopInstanceUid()] = dataSet;
  const response = responses.CStoreResponse.fromRequest(request);
  response.setStatus(Status.Success);
  callback(response);
});
client.on('nEventReportRequest', (request, callback) => {
  answer.reports.push({ type: request.getEventTypeId(), dataset: request.getDataset().getElements() });
  const response = responses.NEventReportResponse.fromRequest(request);
  response.setStatus(Status.Success);
  callback(response);
});
client.on('associationRejected', (reason) => refuse(`rejected ${JSON.stringify(reason)}`));
client.on('abort', (reason) => refuse(`aborted ${JSON.stringify(reason)}`));
client.on('networkError', (error) => refuse(error.message));
client.on('closed', () => console.log(JSON.stringify(answer)));

const { TLS_KEY, TLS_CERTIFICATE, TLS_TRUSTED } = process.env;
if (operation === 'offer') {
  await offer(rest);
  process.exit(0);
}
operations[operation](...rest);
client.send('127.0.0.1', Number(port), calling, called, {
  associationLingerTimeout: operation === 'commit-and-wait' ? 3000 : 0,
  securityOptions: TLS_KEY && {
    key: readFileSync(TLS_KEY), cert: readFileSync(TLS_CERTIFICATE), ca: readFileSync(TLS_TRUSTED),
    rejectUnauthorized: true,
  },
});
