// Drives the client of the npm package dcmjs-dimse once and prints what it saw as one JSON line.
//   node dimse-client.mjs CALLING CALLED PORT echo [TIMES]
//   node dimse-client.mjs CALLING CALLED PORT find study|series|image KEYS_JSON
//   node dimse-client.mjs CALLING CALLED PORT get STUDY
//   node dimse-client.mjs CALLING CALLED PORT move DESTINATION STUDY
//   node dimse-client.mjs CALLING CALLED PORT store FILE...
//   node dimse-client.mjs CALLING CALLED PORT commit TRANSACTION CLASS=INSTANCE...
//   node dimse-client.mjs CALLING CALLED PORT commit-and-wait TRANSACTION CLASS=INSTANCE...
//   node dimse-client.mjs CALLING CALLED PORT notify UID STUDY SERIES CLASS=INSTANCE AVAILABILITY RETRIEVE_AET
// commit-and-wait keeps its association open for three seconds more, for the result.
// TLS_KEY, TLS_CERTIFICATE and TLS_TRUSTED in the environment name PEM files and turn TLS on.
// Exit 1 with the reason on standard error when the association was refused or broke.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pixelDigest } from './pixels.mjs';

const dimse = createRequire(import.meta.url)('dcmjs-dimse');
const { Client, requests, responses, constants } = dimse;
const { Status, SopClass, TransferSyntax } = constants;
dimse.log.setLevel('silent');

const [calling, called, port, operation, ...rest] = process.argv.slice(2);
const answer = { statuses: [], found: [], received: {}, reports: [], counts: null };
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
  get: (study) => add(requests.CGetRequest.createStudyGetRequest(study), count),
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

client.on('cStoreRequest', (request, callback) => {
  answer.received[request.getAffectedSopInstanceUid()] = pixelDigest(request.getDataset());
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

operations[operation](...rest);
const { TLS_KEY, TLS_CERTIFICATE, TLS_TRUSTED } = process.env;
client.send('127.0.0.1', Number(port), calling, called, {
  associationLingerTimeout: operation === 'commit-and-wait' ? 3000 : 0,
  securityOptions: TLS_KEY && {
    key: readFileSync(TLS_KEY), cert: readFileSync(TLS_CERTIFICATE), ca: readFileSync(TLS_TRUSTED),
    rejectUnauthorized: true,
  },
});
